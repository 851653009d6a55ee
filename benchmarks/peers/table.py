#!/usr/bin/python3
"""Makes the table of docs/benchmarks.md from results that compare.sh has gathered.

usage: table.py RESULTS_FOLDER DOCS_FILE
Reads peer-*.json and ours-*.json, takes the median over all rounds, and replaces what stands between the
lines "<!-- table -->" and "<!-- /table -->" of the file.
"""

import datetime
import glob
import json
import os
import platform
import statistics
import sys

BEGIN, END = "<!-- table -->", "<!-- /table -->"
ROWS = [
    ("forward, batch 1", "FlatForward.batchOf1", "forward"),
    ("training, batch 16", "FlatTrainingStep.steps", "training"),
]
VARIANTS = {
    "edges_given": "torch, PyG's algorithm, edges normalised beforehand",
    "edges_each_time": "torch, PyG's algorithm, edges normalised in every layer (PyG's default)",
    "csr": "torch, sparse CSR",
}


def load(folder, pattern):
    paths = sorted(glob.glob(os.path.join(folder, pattern)))
    if not paths:
        sys.exit(f"table.py: expected {pattern} in {folder}, found none: run compare.sh")
    documents = []
    for path in paths:
        with open(path) as file:
            documents.append(json.load(file))
    return documents


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def ours(documents, name):
    """Median wall and CPU milliseconds per image over all iterations of all rounds."""
    wall, cpu = [], []
    for document in documents:
        for result in document:
            if result["benchmark"].endswith("." + name) and result["params"].get("threads", "1") == "1":
                wall += [value for fork in result["primaryMetric"]["rawData"] for value in fork]
                extra = result["secondaryMetrics"].get("cpu")
                cpu += [value for fork in extra["rawData"] for value in fork] if extra else []
    return statistics.median(wall), statistics.median(cpu) if cpu else float("nan")


def table(folder):
    peers, own = load(folder, "peer-*.json"), load(folder, "ours-*.json")
    lines = [
        "| per 96×96 image, one thread | by the clock, ms | processor time, ms | gcn4j is faster by (clock / processor) |",
        "|---|---|---|---|",
    ]
    for title, benchmark, section in ROWS:
        wall, cpu = ours(own, benchmark)
        lines.append(f"| **{title}: gcn4j on EJML** | **{wall:.2f}** | **{cpu:.2f}** | |")
        for variant in peers[0][section]:
            peer_wall = statistics.median(v for p in peers for v in p[section][variant]["runs"])
            peer_cpu = statistics.median(p[section][variant]["median_cpu_ms"] for p in peers)
            lines.append(
                f"| {title}: {VARIANTS[variant]} | {peer_wall:.2f} | {peer_cpu:.2f} |"
                f" {peer_wall / wall:.1f} / {peer_cpu / cpu:.1f} |")
    first = own[0][0]
    facts = (
        f"Measured {datetime.date.today().isoformat()} in {len(own)} alternating rounds on one core of {processor()},"
        f" {platform.system()}; {first['vmName']} {first['vmVersion']}; torch {peers[0]['torch']} on"
        f" {peers[0]['blas']}, Python {peers[0]['python']}; JMH {first['jmhVersion']}.")
    return "\n".join([facts, ""] + lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, path = sys.argv[1:]
    with open(path) as file:
        text = file.read()
    if BEGIN not in text or END not in text:
        sys.exit(f"table.py: expected the lines {BEGIN} and {END} in {path}")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    made = table(folder)
    with open(path + ".new", "w") as file:
        file.write(f"{before}{BEGIN}\n{made}\n{END}{after}")
    os.replace(path + ".new", path)
    print(made)


if __name__ == "__main__":
    main()
