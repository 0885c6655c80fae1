package main

import (
	"context"
	"flag"

	"landscape/searchsvc"
)

func bodiesCommand() command {
	return command{name: "bodies", about: "prints the bodies with their counts as a Markdown table", prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			return env.printBodies(ctx)
		}
	}}
}

func (e *environment) printBodies(ctx context.Context) error {
	_, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	bodies, err := searchsvc.Bodies(ctx, ix)
	if err != nil {
		return err
	}
	e.printf("| body | name | in force | under development | superseded, withdrawn or unknown | all |\n|---|---|---:|---:|---:|---:|\n")
	var sum searchsvc.StatusCounts
	for _, b := range bodies {
		n := b.Standards
		e.printf("| [%s](%s) | %s | %d | %d | %d | %d |\n", b.Body, b.Home, b.Name, n.InForce, n.UnderDevelopment, n.Total-n.Current, n.Total)
		sum.InForce, sum.UnderDevelopment = sum.InForce+n.InForce, sum.UnderDevelopment+n.UnderDevelopment
		sum.Current, sum.Total = sum.Current+n.Current, sum.Total+n.Total
	}
	e.printf("| **%d bodies** | | **%d** | **%d** | **%d** | **%d** |\n", len(bodies), sum.InForce, sum.UnderDevelopment, sum.Total-sum.Current, sum.Total)
	return nil
}
