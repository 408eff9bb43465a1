#!/usr/bin/env python3
"""Runs the judging tools and compares what they say with the figures in .ci/ratchet, which only ever get better.

Usage: ratchet.py TOOLS [--update]

Each line of .ci/ratchet is `name<TAB>worst allowed<TAB>command`, where the command's output is searched for the figure
that the name stands for. With --update better figures are written back; a worse one always fails.
"""
import os
import re
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RATCHET = os.path.join(HERE, "ratchet")

# What to look for in a tool's last lines, by the kind of figure. Every figure counts something bad: less is better.
FIGURES = {
    "missed": lambda out: (lambda right, judged: judged - right)(*map(int, re.search(r"total (\d+)/(\d+) fields", out).groups())),
    "unread": lambda out: int(re.search(r"(\d+)/\d+ files unread|, (\d+) unread", out).group(1) or re.search(r", (\d+) unread", out).group(1)),
    "lost": lambda out: int(re.search(r"total (\d+) of", out).group(1)),
    "invalid": lambda out: sum(map(int, re.search(r"(\d+) invalid, (\d+) unchecked", out).groups())),
    "refused": lambda out: int(re.search(r"(\d+) refused", out).group(1)),
    "unhandled": lambda out: (lambda good, total: total - good)(*map(int, re.search(r"(\d+)/(\d+) hostile", out).groups())),
}


def main():
    tools, update = sys.argv[1], "--update" in sys.argv
    lines, worse, outputs = [], [], {}
    for line in open(RATCHET, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            lines.append(line)
            continue
        name, worst, command = line.rstrip("\n").split("\t")
        if command not in outputs:
            print(f"$ {command}", flush=True)
            script, *arguments = shlex.split(command)
            run = subprocess.run([sys.executable, os.path.join(tools, script), *arguments], stdout=subprocess.PIPE, text=True)
            outputs[command] = run.stdout
            print(run.stdout[-4000:], flush=True)
        try:
            figure = FIGURES[name.split("/")[-1]](outputs[command])
        except AttributeError:
            worse.append(f"{name}: the tool's output has no such figure")
            figure = int(worst)
        if figure > int(worst):
            worse.append(f"{name}: {figure}, and {worst} was reached before")
        lines.append(f"{name}\t{min(figure, int(worst))}\t{command}\n")
    if update:
        open(RATCHET, "w", encoding="utf-8").writelines(lines)
    for problem in worse:
        print(f"worse than before: {problem}", file=sys.stderr)
    passed = sum(1 for line in lines if "\t" in line) - len(worse)
    print(f"{passed} passed, {len(worse)} failed")
    sys.exit(1 if worse else 0)


main()
