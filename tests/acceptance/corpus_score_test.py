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
sys.path.insert(0, str(SCORE.parent))

# What is reached, less a margin of about one hundredth; *_max is a ceiling.
FLOORS = {
    "documents a": {"f1": 0.97, "units": 0.97, "deadline": 0.98, "fully_right": 0.94},
    "documents b": {"f1": 0.92, "units": 0.93, "deadline": 0.95, "fully_right": 0.83},
    "documents c": {"f1": 0.94, "units": 0.96, "deadline": 0.96, "fully_right": 0.92},
    "deadlines a": {"sentence_exact": 0.99, "negatives_with_false_positive_max": 0.02},
    "deadlines b": {"sentence_exact": 0.98, "negatives_with_false_positive_max": 0.03},
    "units a": {"both": 0.98},
    "units b": {"both": 0.96},
}

# Of the tasks that say so of themselves, this part at least is right in units, lead and time.
SURE, RIGHT_IF_SURE = 0.9, 0.97
BUCKETS = (0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


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


def right(gold, task):
    """Whether a task that is aligned with a label has its units, its lead and its time."""
    deadline = task.get("deadline")
    if isinstance(deadline, list):
        deadline = deadline[0] if deadline else None
    optional = gold.get("units_opt", [])
    times = [gold["deadline"]] + gold.get("deadline_alt", [])
    return (scorer.units_ok(gold["units"], task["units"], optional, gold.get("units_alt", []))
            and scorer.units_ok(gold["lead"], task["lead"], optional, gold.get("lead_alt", []))
            and any(scorer.key(time) == scorer.key(deadline) for time in times))


def calibration(work):
    """(confidence, right) of every task found; a task that no label names is wrong."""
    for folder in sorted(work.glob("gold_*")):
        for label in sorted(folder.glob("*.json")):
            gold = json.loads(label.read_text(encoding="utf8"))["tasks"]
            found = json.loads((work / folder.name.replace("gold", "found") / label.name)
                               .read_text(encoding="utf8"))["tasks"]
            label_of = {j: gold[i] for i, j in scorer.align(gold, found).items()}
            for j, task in enumerate(found):
                yield task["confidence"], j in label_of and right(label_of[j], task)


def calibration_faults(pairs):
    for low, high in zip(BUCKETS, BUCKETS[1:]):
        bucket = [ok for confidence, ok in pairs if low <= confidence < high]
        if bucket:
            print(f"confidence {low:.2f}-{min(high, 1):.2f}: {len(bucket):4} tasks, "
                  f"{sum(bucket) / len(bucket):.3f} right")
    sure = [ok for confidence, ok in pairs if confidence >= SURE]
    if not sure or sum(sure) < RIGHT_IF_SURE * len(sure):
        yield f"confidence >= {SURE}: {sum(sure)} of {len(sure)} right"


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
    global scorer
    duban = os.path.join(sys.argv[1], "bin/duban")
    if not SCORE.exists() or not os.path.exists(duban):
        print("skipped: needs", SCORE, "and", duban)
        sys.exit(77)
    import score as scorer  # of the shared folder: it is there only behind the check above
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        for name, floors in FLOORS.items():
            kind, mark = name.split()
            figures = globals()[kind](duban, mark, pathlib.Path(folder))
            print(name, {key.removesuffix("_max"): figures[key.removesuffix("_max")] for key in floors})
            bad += [f"{name}: {fault}" for fault in faults(figures, floors)]
        bad += calibration_faults(list(calibration(pathlib.Path(folder))))
    sys.exit("\n".join(bad) if bad else 0)


if __name__ == "__main__":
    main()
