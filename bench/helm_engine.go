//go:build ignore

// What Helm's own packages take to render charts in one process, for chart_benchmark.cpp to hold Stageplot against.
// build_helm_engine.sh builds it. It is a peer for measurements alone and no part of the tool.
//
//	helm_engine load|render ROUNDS CHART…
//
// Prints the milliseconds of CPU (all threads, the collector's too) and of wall clock that one round over all charts
// took. `load` loads each chart anew in every round; `render` loads them before the clock starts. Both render with the
// charts' own values, cut the files into documents and parse each as Helm does before it installs.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/releaseutil"
)

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func load(path string) *chart.Chart {
	loaded, err := loader.LoadDir(path)
	fail(err)
	fail(chartutil.ProcessDependenciesWithMerge(loaded, map[string]interface{}{}))
	return loaded
}

func render(loaded *chart.Chart) int {
	capabilities := chartutil.DefaultCapabilities.Copy()
	options := chartutil.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}
	values, err := chartutil.ToRenderValues(loaded, map[string]interface{}{}, options, capabilities)
	fail(err)
	files, err := engine.Engine{}.Render(loaded, values)
	fail(err)
	for name := range files {
		if len(name) >= 9 && name[len(name)-9:] == "NOTES.txt" {
			delete(files, name)
		}
	}
	hooks, manifests, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
	fail(err)
	bytes := 0
	for _, manifest := range manifests {
		bytes += len(manifest.Content)
	}
	for _, hook := range hooks {
		bytes += len(hook.Manifest)
	}
	return bytes
}

func cpu() time.Duration {
	var usage syscall.Rusage
	fail(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func main() {
	rounds, err := strconv.Atoi(os.Args[2])
	fail(err)
	paths := os.Args[3:]
	anew := os.Args[1] == "load"
	charts := make([]*chart.Chart, len(paths))
	for i, path := range paths {
		charts[i] = load(path)
	}
	bytes := 0
	cpuBefore, before := cpu(), time.Now()
	for round := 0; round < rounds; round++ {
		bytes = 0
		for i, path := range paths {
			if anew {
				charts[i] = load(path)
			}
			bytes += render(charts[i])
		}
	}
	share := float64(time.Millisecond) * float64(rounds)
	fmt.Printf("%.3f %.3f %d\n", float64(cpu()-cpuBefore)/share, float64(time.Since(before))/share, bytes)
}
