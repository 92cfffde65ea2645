#!/usr/bin/env python3
"""Scores `duban` on the labelled documents and sentences of tests/extract/corpus and holds floors.

corpus_score_test.py BUILD; skips (77) where ../shared/gold/score.py or the binary is missing.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/extract/corpus"
SHARED = pathlib.Path(os.environ.get("DUBAN_SHARED", ROOT.parent / "shared"))
SCORE = SHARED / "gold/score.py"

# What is reached, less a margin of about one hundredth; *_max is a ceiling.
FLOORS = {
    "documents a": {"f1": 0.97, "units": 0.96, "deadline": 0.98, "fully_right": 0.93},
    "documents b": {"f1": 0.89, "units": 0.91, "deadline": 0.95, "fully_right": 0.77},
    "deadlines a": {"sentence_exact": 0.99, "negatives_with_false_positive_max": 0.02},
    "deadlines b": {"sentence_exact": 0.98, "negatives_with_false_positive_max": 0.03},
    "units a": {"both": 0.97},
    "units b": {"both": 0.93},
}


def score(*arguments):
    done = subprocess.run([sys.executable, SCORE, *map(str, arguments), "--json"], capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout[done.stdout.index("{"):])


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line.strip()]


def one_line(item):
    return item["text"].replace("\n", " ") + "\n"


def documents(duban, mark, work):
    gold, found = work / f"gold_{mark}", work / f"found_{mark}"
    gold.mkdir(), found.mkdir()
    for label in sorted((CORPUS / "documents").glob(f"{mark}*.json")):
        (gold / label.name).write_bytes(label.read_bytes())
        done = subprocess.run([duban, "extract", label.with_suffix(".txt"), "--json"], capture_output=True,
                              text=True)
        drafts = json.loads(done.stdout) if done.stdout.strip() else []
        largest = max(drafts, key=lambda draft: len(draft["tasks"]), default={"plan": {}, "tasks": []})
        (found / label.name).write_text(json.dumps(largest, ensure_ascii=False), encoding="utf8")
    return score("docs", gold, found)["MICRO"]


def deadlines(duban, mark, work):
    path = CORPUS / f"sentences/deadlines_{mark}.jsonl"
    items, answers = read_lines(path), {}
    by_date = collections.defaultdict(list)
    for i, item in enumerate(items):
        by_date[item["date"]].append(i)
    for date, indices in by_date.items():
        done = subprocess.run([duban, "deadline", "--json", "--date", date], capture_output=True, text=True,
                              input="".join(one_line(items[i]) for i in indices))
        answers.update(zip(indices, done.stdout.splitlines()))
    found = work / f"deadlines_{mark}"
    found.write_text("".join(answers[i] + "\n" for i in range(len(items))), encoding="utf8")
    return score("deadlines", path, found)


def units(duban, mark, work):
    path = CORPUS / f"sentences/units_{mark}.jsonl"
    done = subprocess.run([duban, "units", "--json"], capture_output=True, text=True,
                          input="".join(one_line(item) for item in read_lines(path)))
    found = work / f"units_{mark}"
    found.write_text(done.stdout, encoding="utf8")
    return score("units", path, found)


def faults(figures, floors):
    for key, floor in floors.items():
        name = key.removesuffix("_max")
        worse = figures[name] > floor if key.endswith("_max") else figures[name] < floor
        if worse:
            yield f"{name} {figures[name]}, allowed {floor}"


def main():
    duban = os.path.join(sys.argv[1], "bin/duban")
    if not SCORE.exists() or not os.path.exists(duban):
        print("skipped: needs", SCORE, "and", duban)
        sys.exit(77)
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        for name, floors in FLOORS.items():
            kind, mark = name.split()
            figures = globals()[kind](duban, mark, pathlib.Path(folder))
            print(name, {key.removesuffix("_max"): figures[key.removesuffix("_max")] for key in floors})
            bad += [f"{name}: {fault}" for fault in faults(figures, floors)]
    sys.exit("\n".join(bad) if bad else 0)


if __name__ == "__main__":
    main()
