#!/usr/bin/env python3
"""Checks plans/: the ledgers, the units and the calendar, by themselves and against their sources.

By themselves: keys and closed sets, dates, every name resolved on its plan's day or listed as
unresolved, one meaning a name and day, one address a post. Against the sources, where the shared
folder (DUBAN_SHARED, else ../shared) is present: every fact stands in that document of the gazette,
the labelled plans are equal to their labels, the calendar to its table. Takes no arguments; prints
each fault on a line of its own and ends non-zero when there is one.
"""
import csv
import datetime
import json
import os
import pathlib
import re
import sys
import tomllib
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLANS = ROOT / "plans"
SHARED = pathlib.Path(os.environ.get("DUBAN_SHARED") or ROOT.parent / "shared")
GAZETTES = ("gazette-2024-2.txt", "gazette-2021.txt")
FIRST, LAST = datetime.date(2021, 1, 1), datetime.date(2026, 12, 31)

PLAN_KEYS = {"number", "title", "issuer", "issued", "kind", "task"}
TASK_KEYS = {"ref", "type", "title", "units", "lead", "leaders", "persons", "text",
             "milestone", "quantity"}
DEADLINE_KEYS = {  # kind: (needed, allowed beside)
    "date": ({"due"}, {"start", "soft"}),
    "recurring": ({"rrule"}, {"min"}),
    "relative": ({"days", "unit", "event"}, set()),
}
ALL_DEADLINE_KEYS = set().union(*(needed | more for needed, more in DEADLINE_KEYS.values()))
TYPES = {"task", "milestone", "duty", "recurring"}
GROUPS = {"government", "department", "institution", "vertical", "party", "judicial", "association",
          "coordination", "enterprise", "township"}
ROLES = {"liaison", "head", "leader", "officer", "director"}
RRULE = re.compile(r"FREQ=(WEEKLY|MONTHLY|YEARLY)(;INTERVAL=(\d+))?(;BYMONTH=(\d+))?"
                   r"(;BYMONTHDAY=(-?\d+(,-?\d+)*))?")
REF_PART = re.compile(r"[一二三四五六七八九十]+(是)?|（[一二三四五六七八九十]+）|（?\d+）?\.?|附件\d*"
                      r"|第[一二三四五六七八九十]+(章|条|阶段)")
ADDRESS = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*@xingxian\.example")

faults = []


class Incomplete(Exception):
    """A file lacks a key without which nothing else about it can be checked."""


def fault(where, what):
    faults.append(f"{where}: {what}")


def fold(text):
    """The text as it is compared: widths folded, blanks and markup removed."""
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", text))


def load(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def need(where, table, *keys):
    missing = [key for key in keys if key not in table]
    if missing:
        raise Incomplete(f"{where}: no {', '.join(missing)}")


def repeated(items):
    return sorted({item for item in items if items.count(item) > 1})


# ---- plans by themselves


def need_plan(name, plan):
    need(name, plan, "number", "title", "issuer", "issued", "task")
    for row, task in enumerate(plan["task"], 1):
        need(f"{name} task {row}", task, "ref", "title", "units")


def need_units(data):
    need("units.toml", data, "county", "unit", "collective", "unresolved")
    for unit in data["unit"]:
        need(f"units.toml {unit.get('code')}", unit, "code", "group", "names", "posts")
        for entry in unit["names"]:
            need(f"units.toml {unit['code']} names", entry, "full", "short")
        for post in unit["posts"]:
            need(f"units.toml {unit['code']} posts", post, "role", "address")


def need_calendar(data):
    need("calendar.toml", data, "source", "year")
    for year in data["year"]:
        need("calendar.toml year", year, "year", "notice", "holidays")
        for holiday in year["holidays"]:
            need(f"calendar.toml {year['year']}", holiday, "name", "off", "work")


def check_plan(name, plan):
    for key in plan.keys() - PLAN_KEYS:
        fault(name, f"unknown key {key}")
    if not re.fullmatch(r"兴政(办)?(发|函)〔\d{4}〕\d+号", plan["number"]):
        fault(name, f"number {plan['number']} has not the form of a 发文字号")
    if not name.startswith(f"{plan['issued']}-"):
        fault(name, f"file name has not the plan's date {plan['issued']}")
    if plan.get("kind", "plan") not in {"plan", "rules"}:
        fault(name, f"kind {plan['kind']} has no tasks")
    if not plan["task"]:
        fault(name, "no task")
    for ref, title in repeated([(task["ref"], task["title"]) for task in plan["task"]]):
        fault(name, f"{ref} {title}: the same row twice")
    for task in plan["task"]:
        check_task(f"{name} {task['ref']} {task['title']}", task)


def check_task(where, task):
    for key in task.keys() - TASK_KEYS - ALL_DEADLINE_KEYS:
        fault(where, f"unknown key {key}")
    if not all(REF_PART.fullmatch(part) for part in task["ref"].split("/")):
        fault(where, "ref is not a heading path")
    if not 0 < len(task["title"]) <= 30 or re.search(r"\s", task["title"]):
        fault(where, "title is empty, longer than 30 characters, or has blanks")
    if task.get("type", "task") not in TYPES or task.get("type") == "task":
        fault(where, f"type {task.get('type')}")
    for key in ("units", "lead", "leaders", "persons"):
        if repeated(task.get(key, [])):
            fault(where, f"{key} names one twice")
    for name in task.get("lead", []):
        if name not in task["units"]:
            fault(where, f"lead {name} is not among the units")
    check_deadline(where, task)


def deadline_kind(task):
    kinds = [kind for kind, (needed, _) in DEADLINE_KEYS.items() if needed & task.keys()]
    return kinds[0] if kinds else "none"


def check_deadline(where, task):
    kind = deadline_kind(task)
    needed, more = DEADLINE_KEYS.get(kind, (set(), set()))
    given = ALL_DEADLINE_KEYS & task.keys()
    if not needed <= given <= needed | more:
        fault(where, f"deadline of kind {kind} has the keys {sorted(given)}")
        return
    if bool(task.get("text")) != (kind != "none"):
        fault(where, "text stands exactly where there is a deadline")
    if (task.get("type") == "recurring") != (kind == "recurring"):
        fault(where, "type recurring and rrule go together")
    if task.get("type") == "milestone" and kind != "date":
        fault(where, "milestone without a date")
    {"date": check_date, "recurring": check_recurring, "relative": check_relative}.get(
        kind, lambda *_: None)(where, task)


def check_date(where, task):
    due, start = task["due"], task.get("start", task["due"])
    if type(due) is not datetime.date or type(start) is not datetime.date:
        fault(where, "due and start are local dates")
    elif not datetime.date(2019, 1, 1) <= start <= due <= LAST:
        fault(where, f"implausible dates {start} {due}")
    if task.get("soft", True) is not True:
        fault(where, "soft is written only where it is true")


def check_recurring(where, task):
    match = RRULE.fullmatch(task["rrule"])
    if not match:
        fault(where, f"rrule {task['rrule']}")
        return
    days = [int(day) for day in (match[7] or "1").split(",")]
    if int(match[3] or 1) not in range(1, 13) or int(match[5] or 1) not in range(1, 13):
        fault(where, f"rrule {task['rrule']} is out of range")
    if any(day == 0 or not -31 <= day <= 31 for day in days):
        fault(where, f"rrule {task['rrule']} has a day that no month has")
    if type(task.get("min", 1)) is not int or not 1 <= task.get("min", 1) <= 366:
        fault(where, "min")


def check_relative(where, task):
    if type(task["days"]) is not int or not 1 <= task["days"] <= 366:
        fault(where, "days")
    if task["unit"] not in {"day", "workday", "month"} or not task["event"]:
        fault(where, "unit or event")


# ---- units


class Register:
    """The look-up that daemon/units makes: folded names, the county's own name off, dated."""

    def __init__(self, data):
        self.data, self.county = data, data["county"]
        self.units = {unit["code"]: unit for unit in data["unit"]}
        self.aliases = {}
        for unit in data["unit"]:
            for entry in unit["names"]:
                for name in {self.key(n) for n in [entry["full"], *entry["short"]]}:
                    self.aliases.setdefault(name, []).append((unit["code"], entry))
        self.collectives = {fold(name): group for group in data["collective"]
                            for name in [group["name"], *group["variants"]]}
        self.unresolved = {fold(entry["name"]) for entry in data["unresolved"]}

    def key(self, name):
        name = fold(name)
        for prefix in (self.county, "县"):
            if name.startswith(prefix) and len(name) > max(len(prefix), 2):
                return name[len(prefix):]
        return name

    def codes(self, name, day):
        """The codes that a name stands for on a day; several only for a collective."""
        if fold(name) in self.collectives:
            return self.collectives[fold(name)]["members"]
        return sorted({code for code, entry in self.aliases.get(self.key(name), [])
                       if holds(entry, day)})

    def posts(self, code, role, day):
        return [post for post in self.units[code]["posts"]
                if post["role"] == role and holds(post, day)]


def holds(entry, day):
    return entry.get("from", FIRST) <= day < entry.get("until", datetime.date.max)


def days_of_change(register):
    """The days on which any name or post begins or ends, and both ends of the calendar."""
    dated = [e for unit in register.data["unit"] for e in unit["names"] + unit["posts"]]
    return sorted({FIRST, LAST, *(e[k] for e in dated for k in ("from", "until") if k in e)})


def check_units(register):
    data = register.data
    for code in repeated([unit["code"] for unit in data["unit"]]):
        fault("units.toml", f"code {code} twice")
    for unit in data["unit"]:
        check_unit(unit, register)
    for name, entries in register.aliases.items():
        for day in days_of_change(register):
            codes = {code for code, entry in entries if holds(entry, day)}
            if len(codes) > 1:
                fault("units.toml", f"{name} means {sorted(codes)} on {day}")
    check_addresses(data["unit"])
    check_collectives(register)
    check_offices(register)


def check_unit(unit, register):
    where = f"units.toml {unit['code']}"
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*(-\d\d)?", unit["code"]):
        fault(where, "code is not lower-case ASCII words")
    if unit["group"] not in GROUPS:
        fault(where, f"unknown group {unit['group']}")
    for post in unit["posts"]:
        if post["role"] not in ROLES or not ADDRESS.fullmatch(post["address"]):
            fault(where, f"post {post}")
    for day in days_of_change(register):
        if sum(holds(entry, day) for entry in unit["names"]) != 1:
            fault(where, f"has not exactly one full name on {day}")
        for role in ("liaison", "head"):
            if len(register.posts(unit["code"], role, day)) != 1:
                fault(where, f"has not exactly one {role} on {day}")


def check_addresses(units):
    """An address belongs to one post: holders of it follow each other, leaders have one each."""
    owners = {}
    for unit in units:
        for post in unit["posts"]:
            owner = (unit["code"], post["role"], post["person"] if post["role"] == "leader" else "")
            owners.setdefault(post["address"], set()).add(owner)
    for address, posts in owners.items():
        if len(posts) > 1:
            fault("units.toml", f"{address} belongs to {sorted(posts)}")


def check_collectives(register):
    data = register.data
    names = [n for group in data["collective"] for n in [group["name"], *group["variants"]]]
    unresolved = [entry["name"] for entry in data["unresolved"]]
    for name in repeated(names + unresolved):
        fault("units.toml", f"{name} is listed twice")
    for name in names + unresolved:
        if register.key(name) in register.aliases:
            fault("units.toml", f"{name} is also the name of a unit")
    for group in data["collective"]:
        if not group["members"] or repeated(group["members"]):
            fault("units.toml", f"{group['name']}: members empty or twice")
        for member in set(group["members"]) - register.units.keys():
            fault("units.toml", f"{group['name']}: no unit {member}")
    for entry in data["unresolved"]:
        if not entry["reason"]:
            fault("units.toml", f"{entry['name']}: no reason")


def check_offices(register):
    if sum(unit["group"] == "township" for unit in register.units.values()) != 15:
        fault("units.toml", "the county has 15 townships")
    for role in ("officer", "director"):
        if len(register.posts("supervision-office", role, LAST)) != 1:
            fault("units.toml", f"supervision-office has not one {role}")


def check_names(plans, register):
    """Every name in a plan means something on the plan's day, or is listed as unresolved."""
    used = set()
    for name, plan in plans.items():
        for task in plan["task"]:
            used |= {fold(unit) for unit in task["units"]}
            for unit in task["units"]:
                check_name(f"{name} {task['ref']}", unit, plan["issued"], register)
            check_people(f"{name} {task['ref']}", task, plan["issued"], register)
    for entry in register.data["unresolved"]:
        if fold(entry["name"]) not in used:
            fault("units.toml", f"unresolved {entry['name']} stands in no plan")


def check_name(where, name, day, register):
    codes = register.codes(name, day)
    collective = fold(name) in register.collectives
    if fold(name) in register.unresolved:
        return
    if not codes or len(codes) > 1 and not collective:
        fault(where, f"{name} means {codes or 'nothing'} on {day}")


def check_people(where, task, day, register):
    for role, key in (("leader", "leaders"), ("head", "persons")):
        holders = {post.get("person") for code in register.units
                   for post in register.posts(code, role, day)}
        for person in set(task.get(key, [])) - holders:
            fault(where, f"{person} is no {role} on {day}")


# ---- calendar


def calendar_rows(calendar):
    return [(day, kind, holiday["name"]) for year in calendar["year"]
            for holiday in year["holidays"] for kind in ("off", "work") for day in holiday[kind]]


def check_calendar(calendar):
    rows = calendar_rows(calendar)
    for day in repeated([row[0] for row in rows]):
        fault("calendar.toml", f"{day} twice")
    for day, kind, name in rows:
        if kind == "work" and day.weekday() < 5:
            fault("calendar.toml", f"{name}: {day} is a working day anyhow")
    if [year["year"] for year in calendar["year"]] != list(range(FIRST.year, LAST.year + 1)):
        fault("calendar.toml", "years are not 2021 to 2026")
    for year in calendar["year"]:
        stray = [day for day, _, _ in calendar_rows({"year": [year]})
                 if abs((day - datetime.date(year["year"], 7, 1)).days) > 190]
        if stray or not re.fullmatch(r"国办发明电〔\d{4}〕\d+号", year["notice"]):
            fault("calendar.toml", f"{year['year']}: notice, or days of another year {stray}")


# ---- against the sources


def split_gazettes():
    """Number → folded text of the document, from its number line to the next."""
    documents = {}
    for gazette in GAZETTES:
        number = None
        for line in (SHARED / "seeds" / gazette).read_text(encoding="utf8").splitlines():
            if re.fullmatch(r"兴政(办)?(发|函)〔\d{4}〕\d+号", fold(line)):
                number = fold(line)
            elif number and not re.fullmatch(r"-?\d*-?", fold(line)):
                documents[number] = documents.get(number, "") + fold(line)
    return documents


def heading(part):
    """How a component of a ref is printed; nothing for a row of a table."""
    if re.fullmatch(r"[一二三四五六七八九十]+", part):
        return part + "、"
    return "" if part.isdigit() else fold(part)


def find_item(where, ref, text):
    """The first place where the headings of a ref follow each other: the item is not before it."""
    place = 0
    for part in ref.split("/"):
        found = text.find(heading(part), place)
        if found < 0:
            fault(where, f"no heading {part} in the document")
            return place
        place = found
    return place


def check_against_gazette(name, plan, text):
    day = plan["issued"]
    if f"{plan['issuer']}{day.year}年{day.month}月{day.day}日" not in text:
        fault(name, f"is not signed {plan['issuer']} {day}")
    for task in plan["task"]:
        where = f"{name} {task['ref']} {task['title']}"
        place = find_item(where, task["ref"], text)
        words = [word for key in ("units", "leaders", "persons") for word in task.get(key, [])]
        for word in words:
            if text.find(fold(word), place) < 0:
                fault(where, f"{word} does not stand in the item")
        clause = task["ref"].rpartition("/")[0] or task["ref"]  # it may date all its items
        if text.find(fold(task.get("text", "")), find_item(where, clause, text)) < 0:
            fault(where, f"{task['text']} does not stand in the item")


def gold_deadline(deadline):
    """A label's deadline as the keys of a plan's task."""
    kept = {k: v for k, v in deadline.items() if k != "kind" and v not in (None, False)}
    for key in ("start", "due"):
        if key in kept:
            kept[key] = datetime.date.fromisoformat(kept[key])
    return {k: v for k, v in kept.items() if (k, v) != ("min", 1)}


def facts_of_gold(task):
    row = {key: task[key] for key in ("ref", "type", "units", "lead", "leaders", "persons")}
    return {**row, **gold_deadline(task["deadline"])}


def facts_of_plan(task):
    row = {"type": "task", "lead": [], "leaders": [], "persons": [], **task}
    return {k: v for k, v in row.items() if k != "title" and (k, v) != ("min", 1)}


def check_against_gold(plans):
    by_number = {plan["number"]: (name, plan) for name, plan in plans.items()}
    for path in sorted((SHARED / "gold").glob("xz*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        if gold["plan"]["number"] not in by_number:
            fault(path.name, "has no plan")
            continue
        name, plan = by_number[gold["plan"]["number"]]
        head = {"issued": str(plan["issued"]), "issuer": plan["issuer"], "title": plan["title"]}
        if any(head[key] != gold["plan"][key] for key in head):
            fault(name, f"head differs from {path.name}")
        compare_rows(name, plan["task"], gold["tasks"])


def compare_rows(name, tasks, labels):
    if len(tasks) != len(labels):
        fault(name, f"has {len(tasks)} tasks, its labels {len(labels)}")
    for task, label in zip(tasks, labels):
        mine, theirs = facts_of_plan(task), facts_of_gold(label)
        for key in sorted(mine.keys() | theirs.keys()):
            if mine.get(key) != theirs.get(key):
                fault(f"{name} {task['ref']}", f"{key} {mine.get(key)}, label {theirs.get(key)}")


def check_against_organisation(register):
    """Renames keep the unit; an appointed head holds the post; short names mean what is stated."""
    org = json.loads((SHARED / "gold" / "org-2024.json").read_text(encoding="utf8"))
    for rename in org["renames"]:
        day = datetime.date.fromisoformat(rename["effective"])
        before, after = day - datetime.timedelta(days=1), day
        if register.codes(rename["old"], before) != register.codes(rename["new"], after) or \
                register.codes(rename["old"], after) or not register.codes(rename["new"], after):
            fault("units.toml", f"rename of {rename['old']} on {day}")
    for step in org["appointments"]:
        if step["post"] == "局长":
            check_appointment(step, register)
    for short in org["short_names"]:
        last = datetime.date.fromisoformat(short["until"] or "2024-07-01") - datetime.timedelta(1)
        codes, full = register.codes(short["short"], last), register.codes(short["full"], last)
        if codes and full and codes != full:
            fault("units.toml", f"{short['short']} is {codes}, {short['full']} is {full}")


def check_appointment(step, register):
    day = datetime.date.fromisoformat(step["date"])
    holders = [post.get("person") for code in register.codes(step["unit"], day)
               for post in register.posts(code, "head", day)]
    if (step["person"] in holders) != (step["change"] == "+"):
        fault("units.toml", f"head of {step['unit']} on {day}: {holders}, {step['number']}")


def check_against_table(calendar):
    with open(SHARED / "calendar" / "cn-2021-2026.csv", encoding="utf8") as file:
        table = list(csv.DictReader(line for line in file if not line.startswith("#")))
    expected = {(row["date"], row["kind"], row["name"]) for row in table}
    given = {(str(day), kind, name) for day, kind, name in calendar_rows(calendar)}
    for row in sorted(expected ^ given):
        fault("calendar.toml", f"{row} is {'missing' if row in expected else 'too much'}")


def check_against_sources(plans, register, calendar):
    documents = split_gazettes()
    if len(documents) != 33:
        fault("seeds", f"{len(documents)} documents found, not 33")
    for name, plan in plans.items():
        text = documents.get(fold(plan["number"]), "")
        if not text:
            fault(name, f"no document {plan['number']} in the gazettes")
            continue
        check_against_gazette(name, plan, text)
    check_against_gold(plans)
    check_against_organisation(register)
    check_against_table(calendar)


def check_all():
    plans = {path.name: load(path) for path in sorted(PLANS.glob("20*.toml"))}
    units, calendar = load(PLANS / "units.toml"), load(PLANS / "calendar.toml")
    for name, plan in plans.items():
        need_plan(name, plan)
    need_units(units)
    need_calendar(calendar)
    register = Register(units)
    for number in repeated([plan["number"] for plan in plans.values()]):
        fault("plans", f"{number} stands in two files")
    for name, plan in plans.items():
        check_plan(name, plan)
    check_units(register)
    check_names(plans, register)
    check_calendar(calendar)
    if SHARED.is_dir():
        check_against_sources(plans, register, calendar)
    else:
        print(f"skipped: comparison with the gazettes, {SHARED} is not there")
    return len(plans), sum(len(plan["task"]) for plan in plans.values()), len(register.units)


def main():
    counts = (0, 0, 0)
    try:
        counts = check_all()
    except (Incomplete, OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(str(error))
    if counts[0] == 0 and not faults:
        fault("plans", "no plan")
    print("\n".join(faults), end="\n" if faults else "")
    print("{} plans, {} tasks, {} units: {} faults".format(*counts, len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
