// Package interop holds the tests in which the tools of others read what the
// landscape writes: assistants' inspector and conformance tests, SHACL,
// harvesters of libraries, tools for data, generated clients, the notebook.
// .ci/interop installs them and runs the tests; a test says which tool is not there and is left out.
package interop
