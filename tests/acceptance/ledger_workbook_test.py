#!/usr/bin/env python3
"""The ledger workbook in the hands of others: saved again by openpyxl and LibreOffice, corrected, imported.

ledger_workbook_test.py BUILD. Skips (77) where openpyxl is missing; LibreOffice takes part where it is installed.
"""
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:  # Debian's module belongs to Debian's python
    if os.path.realpath(sys.executable) != os.path.realpath("/usr/bin/python3") and \
            os.path.exists("/usr/bin/python3") and "DUBAN_PYTHON" not in os.environ:
        os.environ["DUBAN_PYTHON"] = "system"
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("skipped: needs openpyxl (python3-openpyxl)")
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DUBAN = os.path.join(sys.argv[1], "bin/duban")
TITLE = "农村改厕"
PLAN = """兴县人民政府办公室
关于印发农村改厕工作方案的通知
兴政办发〔2024〕7号
各乡镇人民政府：
一、工作步骤
（一）动员部署阶段（9月15日至9月30日）。各乡镇人民政府召开动员会。
（二）集中改造阶段（10月1日至10月31日）。县农业农村局组织改造200座。
（三）总结验收阶段（11月1日至11月30日）。县农业农村局组织验收。
二、工作要求
（一）县农业农村局每月20日前向县政府办报送进展情况。
（二）县财政局在印发后10个工作日内拨付资金。
兴县人民政府办公室
2024年5月15日
"""


def duban(*arguments, code=0):
    done = subprocess.run([DUBAN, *arguments], capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"duban {' '.join(arguments)}: exit {done.returncode}: {done.stdout}{done.stderr}")
    return done


def new_state(folder, name):
    path = os.path.join(folder, name)
    os.mkdir(path)
    return ["--state", path, "--plans", os.path.join(ROOT, "plans")]


def outcome(path, state):
    return json.loads(duban("import", path, *state, "--json").stdout)[0]["outcome"]


def tasks(state):
    return json.loads(duban("plan", "show", TITLE, *state[:2], "--json").stdout)["task"]


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1]}


def check_safety(book):
    sheet = book["台账"]
    formulas = [c.coordinate for page in book for row in page.iter_rows() for c in row if c.data_type == "f"]
    if formulas:
        sys.exit(f"formulas in {formulas}")
    if book["duban"].sheet_state != "hidden" or sheet.freeze_panes != "A2":
        sys.exit("the form is not as it should be")
    if sheet.page_setup.orientation != "landscape" or sheet.print_title_rows != "$1:$1":
        sys.exit("the sheet does not print as it should")


def correct(path, out):
    """What an officer does: a row gone, one new, dates typed both ways, units parted by 、, a column moved."""
    book = openpyxl.load_workbook(path)
    sheet = book["台账"]
    at = columns(sheet)
    sheet.delete_rows(4)
    sheet.cell(2, at["完成期限"]).value = datetime.datetime(2024, 9, 28)
    sheet.cell(3, at["完成期限"]).value = "2024年12月31日"
    sheet.cell(3, at["责任单位"]).value = "县林业局、县住建局，县财政局"
    last = sheet.max_row + 2  # an empty row between
    for heading, value in {"方案": 1, "条目": "五/1.", "任务": "=新增任务", "责任单位": "县住建局",
                           "时限类型": "周期", "周期规则": "FREQ=WEEKLY"}.items():
        cell = sheet.cell(last, at[heading])
        cell.value = value
        cell.data_type = "n" if isinstance(value, int) else "s"
    sheet.move_range(f"E1:E{last}", cols=30)  # 任务 goes behind everything
    book.save(out)


def check_corrected(found, before):
    titles = [task["title"] for task in found]
    if len(found) != len(before) or "=新增任务" not in titles:
        sys.exit(f"tasks after correction: {titles}")
    by_title = {task["title"]: task for task in found}
    second = by_title[before[1]["title"]]
    checks = {
        "date as date": by_title[before[0]["title"]]["deadline"].endswith("2024-09-28"),
        "date as text": second["deadline"].endswith("2024-12-31"),
        "units": second["units"] == ["县林业局", "县住建局", "县财政局"],
        "deleted": before[2]["title"] not in titles,
    }
    wrong = [name for name, right in checks.items() if not right]
    if wrong:
        sys.exit(f"wrong after correction: {wrong}: {found}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "台账.xlsx")
        source = os.path.join(folder, "plan.txt")
        with open(source, "w", encoding="utf8") as out:
            out.write(PLAN)
        duban("extract", source, "--xlsx", path)
        book = openpyxl.load_workbook(path)
        check_safety(book)
        state = new_state(folder, "state")
        if outcome(path, state) != "loaded":
            sys.exit("the workbook was not loaded")
        before = tasks(state)

        saved = os.path.join(folder, "openpyxl.xlsx")
        book.save(saved)
        copies = [saved]
        soffice = shutil.which("soffice")
        if soffice:
            subprocess.run([soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                            "xlsx", "--outdir", os.path.join(folder, "office"), path],
                           check=True, capture_output=True, timeout=120)
            copies.append(os.path.join(folder, "office", "台账.xlsx"))
        else:
            print("in part skipped: LibreOffice is not installed")
        for copy in copies:
            if outcome(copy, state) != "unchanged":
                sys.exit(f"{copy}: another program's saving changed the ledger")

        corrected = os.path.join(folder, "corrected.xlsx")
        correct(path, corrected)
        fresh = new_state(folder, "fresh")
        if outcome(corrected, fresh) != "loaded":
            sys.exit("the corrected workbook was not loaded")
        check_corrected(tasks(fresh), before)

        at = columns(book["台账"])
        book["台账"].cell(3, at["完成期限"]).value = "2024年2月30日"
        broken = os.path.join(folder, "broken.xlsx")
        book.save(broken)
        said = duban("import", broken, *fresh, code=3).stderr
        if "台账!M3：“2024年2月30日”不是日期" not in said:
            sys.exit(f"the fault is not told: {said}")
        if len(tasks(fresh)) != len(before):
            sys.exit("a broken workbook changed the ledger")
    print("written, saved by others, corrected, imported")


main()
