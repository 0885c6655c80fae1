// Free standards in force on zero trust: identifier and title, a line each.
const site = process.env.LANDSCAPE ?? "http://127.0.0.1:8080";
const query = new URLSearchParams({ q: "zero trust", status: "in-force", access: "free", size: "5" });
const answer = await fetch(`${site}/api/v1/search?${query}`);
if (!answer.ok) throw new Error(await answer.text());
for (const standard of (await answer.json()).hits) {
  console.log(`${standard.id}\t${standard.title}`);
}
