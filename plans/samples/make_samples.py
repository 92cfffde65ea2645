#!/usr/bin/env python3
"""Writes the sample plan (rural_cleanup.py) in every format that duban reads, beside this file.

    python3 plans/samples/make_samples.py            all but the PDF
    python3 plans/samples/make_samples.py --pdf      the PDF too: needs chromium and
                                                     fonts-arphic-gbsn00lp

The committed files are what the tests read. But for the PDF, two runs give the same bytes.
"""

import datetime
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

import rural_cleanup as plan

HERE = pathlib.Path(__file__).parent
NAME = "rural-cleanup"
CHINESE = "零一二三四五六七八九十"


def numbered(body):
    """(kind, number, text): the numbers that Word would give."""
    h1 = h2 = item = 0
    for kind, text in body:
        number = ""
        if kind == "h1":
            h1, h2, item = h1 + 1, 0, 0
            number = CHINESE[h1] + "、"
        elif kind == "h2":
            h2, item = h2 + 1, 0
            number = "（" + CHINESE[h2] + "）"
        elif kind == "item":
            item += 1
            number = f"{item}."
        yield kind, number, text


def spans():
    """Rows of (text, columns, rows) for cells that begin in them, and None for covered ones."""
    rows = [list(row) for row in plan.TABLE_HEADER + plan.TABLE]
    out = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if text is None:
                cells.append(None)
                continue
            across = down = 1
            header = r < len(plan.TABLE_HEADER)
            while header and c + across < len(row) and row[c + across] is None and r == 0:
                across += 1
            while r + down < len(rows) and rows[r + down][c] is None and across == 1:
                down += 1
            cells.append((text, across, down))
        out.append(cells)
    return out


def write(name, data):
    (HERE / name).write_bytes(data)
    print(f"{name}: {len(data)} bytes")


def zipped(parts):
    path = pathlib.Path(tempfile.mkdtemp()) / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (2025, 3, 18, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return path.read_bytes()


# --- txt ---------------------------------------------------------------------------------------

def text_lines():
    yield from [plan.HEAD, plan.NUMBER, *plan.TITLE]
    for kind, text in plan.COVER:
        yield text if kind == "to" else "　　" + text
    yield from [plan.ISSUER, plan.DATE, "（此件公开发布）", "", plan.PLAN]
    for _, number, text in numbered(plan.BODY):
        yield "　　" + number + text
    yield from ["", "附件", *plan.ANNEX_TITLE]
    for row in spans():
        yield "\t".join("" if cell is None else cell[0] for cell in row)


def make_txt():
    text = "\n".join(text_lines()) + "\n"
    write(NAME + ".txt", text.encode("utf-8"))
    write(NAME + "-gb18030.txt", text.replace("\n", "\r\n").encode("gb18030"))


# --- html --------------------------------------------------------------------------------------

def html_table():
    out = ["<table>"]
    for r, row in enumerate(spans()):
        tag = "th" if r < len(plan.TABLE_HEADER) else "td"
        out.append(("<thead>" if r == 0 else "") + ("<tbody>" if r == 2 else "") + "<tr>")
        for cell in row:
            if cell is None:
                continue
            text, across, down = cell
            span = (f' colspan="{across}"' if across > 1 else "") + (
                f' rowspan="{down}"' if down > 1 else "")
            out.append(f"<{tag}{span}>{escape(text)}</{tag}>")
        out.append("</tr>" + ("</thead>" if r == 1 else ""))
    return "".join(out) + "</tbody></table>"


def html_content():
    out = [f'<p class="head">{plan.HEAD}</p>', f'<p class="number">{plan.NUMBER}</p><hr>',
           f'<p class="title">{"<br>".join(plan.TITLE)}</p>']
    for kind, text in plan.COVER:
        out.append(f'<p class="{kind}">{escape(text)}</p>')
    out += [f'<p class="sign">{plan.ISSUER}</p>', f'<p class="date">{plan.DATE}</p>',
            '<p class="text">（此件公开发布）</p>', f'<p class="title new">{plan.PLAN}</p>']
    for kind, number, text in numbered(plan.BODY):
        out.append(f'<p class="{kind}">{number}{escape(text)}</p>')
    out += ['<p class="annex new">附件</p>',
            f'<p class="title">{"<br>".join(plan.ANNEX_TITLE)}</p>', html_table()]
    return "\n".join(out)


def make_html():
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{plan.PLAN} - 云溪县人民政府</title>
<style>.nav{{color:#999}}</style><script>var page = "detail";</script></head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/zfwj/">政府文件</a></div>
<div class="article">
{html_content()}
</div>
<div class="footer">主办：云溪县人民政府办公室　网站标识码：0000000000　<a href="#">返回顶部</a></div>
</body></html>
"""
    write(NAME + ".html", page.encode("utf-8"))


# --- pdf ---------------------------------------------------------------------------------------

STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
        @bottom-center { content: "— " counter(page) " —"; font-size: 14pt; } }
body { font-family: "AR PL SungtiL GB"; font-size: 16pt; line-height: 28pt; margin: 0; }
p { margin: 0; text-align: justify; text-indent: 2em; }
.to { text-indent: 0; } .annex { text-indent: 0; }
.head { font-size: 36pt; line-height: 60pt; color: red; text-align: center; text-indent: 0;
        letter-spacing: 1pt; }
.number { text-align: center; text-indent: 0; }
hr { border: none; border-top: 1.5pt solid red; }
.title { font-size: 22pt; line-height: 34pt; text-align: center; text-indent: 0;
         margin: 14pt 0; }
.sign { text-align: right; margin: 28pt 2em 0 0; } .date { text-align: right; margin-right: 3em; }
.new { break-before: page; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt; }
td, th { border: 0.75pt solid black; padding: 3pt 5pt; text-align: center; font-weight: normal; }
td:nth-child(2) { text-align: left; }
tr { break-inside: avoid; }
"""


def make_pdf():
    page = f'<html><head><meta charset="utf-8"><style>{STYLE}</style></head><body>'
    page += html_content() + "</body></html>"
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "plan.html"
        source.write_text(page, "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--disable-background-networking", "--no-pdf-header-footer",
             f"--print-to-pdf={folder}/plan.pdf", str(source)],
            check=True, capture_output=True)
        write(NAME + ".pdf", (pathlib.Path(folder) / "plan.pdf").read_bytes())


# --- docx --------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"),
          ("decimal", "%3.")]


def docx_paragraph(text, style="", align="", number=None, size=32):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    return (f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>')


def docx_table():
    widths = [700, 4200, 1700, 2000, 1500]
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    out = [f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>",
           "".join(f'<w:gridCol w:w="{w}"/>' for w in widths), "</w:tblGrid>"]
    for r, row in enumerate(spans()):
        repeat = "<w:trPr><w:tblHeader/></w:trPr>" if r < len(plan.TABLE_HEADER) else ""
        out.append("<w:tr>" + repeat)
        skip = 0
        for cell in row:
            if skip > 0:
                skip -= 1
                continue
            text, across, down = cell if cell else ("", 1, 0)
            skip = across - 1
            merge = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            if down > 1:
                merge += '<w:vMerge w:val="restart"/>'
            if down == 0:
                merge += "<w:vMerge/>"
            out.append(f"<w:tc><w:tcPr>{merge}</w:tcPr>" + docx_paragraph(text, size=24) +
                       "</w:tc>")
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def make_docx():
    level = {"h1": 0, "h2": 1, "item": 2}
    body = [docx_paragraph(plan.HEAD, align="center", size=72),
            docx_paragraph(plan.NUMBER, align="center")]
    body += [docx_paragraph(line, align="center", size=44) for line in plan.TITLE]
    body += [docx_paragraph(text) for _, text in plan.COVER]
    body += [docx_paragraph(plan.ISSUER, align="right"), docx_paragraph(plan.DATE, align="right"),
             docx_paragraph("（此件公开发布）"),
             docx_paragraph(plan.PLAN, align="center", size=44)]
    body += [docx_paragraph(text, number=level.get(kind)) for kind, text in plan.BODY]
    body += [docx_paragraph("附件")]
    body += [docx_paragraph(line, align="center", size=44) for line in plan.ANNEX_TITLE]
    document = f"<w:document {W}><w:body>{''.join(body)}{docx_table()}<w:p/></w:body></w:document>"
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(LEVELS))
    numbering = (f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                "relationships\">%s</Relationships>")
    write(NAME + ".docx", zipped([
        ("[Content_Types].xml",
         '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
         'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
         'officedocument.wordprocessingml.document.main+xml"/>'
         '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-'
         'officedocument.wordprocessingml.numbering+xml"/></Types>'),
        ("_rels/.rels", relation % f'<Relationship Id="rId1" Type="{office}/officeDocument" '
                                   'Target="word/document.xml"/>'),
        ("word/_rels/document.xml.rels",
         relation % f'<Relationship Id="rId1" Type="{office}/numbering" '
                    'Target="numbering.xml"/>'),
        ("word/document.xml", document),
        ("word/numbering.xml", numbering),
    ]))


# --- xlsx --------------------------------------------------------------------------------------

def sheet_rows():
    """The whole ledger as one sheet: the items of the body, the phases, the rows of the annex."""
    rows = plan.SHEET + [row[1:] for row in plan.TABLE]
    return [[str(i + 1), *row] for i, row in enumerate(rows)]


def excel_serial(year, month, day):
    return (datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days


def make_xlsx():
    header = [["序号", "工作任务", "责任单位", None, "完成时限"],
              [None, None, "牵头单位", "责任单位", None]]
    strings, index, merges = [], {}, ["A1:E1", "A2:C2", "D2:E2", "A3:A4", "B3:B4", "C3:D3", "E3:E4"]

    def shared(text):
        if text not in index:
            index[text] = len(strings)
            strings.append(text)
        return index[text]

    rows, r = [], 0

    def add(cells):
        nonlocal r
        r += 1
        out = []
        for column, value in zip("ABCDE", cells):
            if value is None or value == "":
                continue
            if isinstance(value, tuple):
                out.append(f'<c r="{column}{r}" s="1"><v>{excel_serial(*value)}</v></c>')
            elif value.isdigit():
                out.append(f'<c r="{column}{r}"><v>{value}</v></c>')
            else:
                out.append(f'<c r="{column}{r}" t="s"><v>{shared(value)}</v></c>')
        rows.append(f'<row r="{r}">{"".join(out)}</row>')

    add([plan.PLAN + "任务台账"])
    add([plan.NUMBER, None, None, plan.DATE])
    for row in header:
        add(row)
    for row in sheet_rows():
        if row[4] is None:
            merges.append(f"E{r}:E{r + 1}")
        add(row)
    sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             f'<sheetData>{"".join(rows)}</sheetData><mergeCells count="{len(merges)}">'
             + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells></worksheet>")
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    write(NAME + ".xlsx", zipped([
        ("[Content_Types].xml",
         f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
         'ContentType="application/xml"/>'
         f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
         f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
         f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
         f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>'
         '</Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                        f'Type="{office}/officeDocument" Target="/xl/workbook.xml"/>'
                        '</Relationships>'),
        ("xl/workbook.xml", f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="任务台账" '
                            'sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels",
         f'<Relationships xmlns="{package}/relationships">'
         f'<Relationship Id="rId1" Type="{office}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
         f'<Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/>'
         f'<Relationship Id="rId3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
         '</Relationships>'),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml",
         f'<styleSheet {main}><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&'
         'quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts><font/></fonts><fills><fill/>'
         '</fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf '
         'numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs></styleSheet>'),
        ("xl/sharedStrings.xml",
         f'<sst {main}>' + "".join(f"<si><t>{escape(s)}</t></si>" for s in strings) + "</sst>"),
    ]))


# --- ofd ---------------------------------------------------------------------------------------

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 42.0, 258.0  # millimetres
MM = 25.4 / 72
NEVER_FIRST = "，。、；：？！）》”"


def width_of(text, size):
    return sum(size if ord(c) > 0x2000 else size / 2 for c in text)


def wrap(text, size, width, indent=0.0):
    """Lines of at most `width`; a closing mark may hang over the margin."""
    lines, line, room = [], "", width - indent
    for c in text:
        own = width_of(c, size)
        if line and own > room + 0.01 and c not in NEVER_FIRST:
            lines.append(line)
            line, room = "", width
        line += c
        room -= own
    return lines + [line]


class OfdPages:
    def __init__(self):
        self.pages, self.y, self.ids = [], 0.0, 100
        self.turn()

    def turn(self):
        self.pages.append([])
        self.y = TOP

    def object_id(self):
        self.ids += 1
        return self.ids

    def text(self, x, baseline, size, text, page=-1):
        steps = [width_of(c, size) for c in text[:-1]]
        delta = f' DeltaX="{" ".join(f"{s:.3f}" for s in steps)}"' if steps else ""
        self.pages[page].append(
            f'<ofd:TextObject ID="{self.object_id()}" Boundary="{x:.3f} {baseline - size:.3f} '
            f'{width_of(text, size):.3f} {size * 1.2:.3f}" Font="3" Size="{size:.3f}">'
            f'<ofd:TextCode X="0" Y="{size:.3f}"{delta}>{escape(text)}</ofd:TextCode>'
            "</ofd:TextObject>")

    def line(self, x1, y1, x2, y2):
        x, y, w, h = min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)
        self.pages[-1].append(
            f'<ofd:PathObject ID="{self.object_id()}" Boundary="{x:.3f} {y:.3f} {w + 0.1:.3f} '
            f'{h + 0.1:.3f}" LineWidth="0.25"><ofd:AbbreviatedData>M 0 0 L {w:.3f} {h:.3f}'
            "</ofd:AbbreviatedData></ofd:PathObject>")

    def paragraph(self, text, indent=2, size=16 * MM, align="left", pitch=28 * MM, right=0.0):
        first = indent * size
        for i, line in enumerate(wrap(text, size, RIGHT - LEFT, first)):
            if self.y + pitch > BOTTOM:
                self.turn()
            x = LEFT + (first if i == 0 else 0)
            if align == "center":
                x = (LEFT + RIGHT - width_of(line, size)) / 2
            if align == "right":
                x = RIGHT - right * size - width_of(line, size)
            self.y += pitch
            self.text(x, self.y, size, line)

    def table(self, rows, widths):
        size, pitch, pad = 12 * MM, 18 * MM, 1.8
        xs = [LEFT]
        for w in widths:
            xs.append(xs[-1] + w)
        wrapped = [[None if cell is None else
                    wrap(cell[0], size, sum(widths[c:c + cell[1]]) - 2 * pad)
                    for c, cell in enumerate(row)] for row in rows]
        heights = [max([len(lines) for c, lines in enumerate(row)
                        if lines and rows[r][c][2] == 1] or [1]) * pitch + 2 * pad
                   for r, row in enumerate(wrapped)]
        head = len(plan.TABLE_HEADER)
        r = 0
        while r < len(rows):
            last, y = r, self.y
            while last < len(rows) and y + heights[last] <= BOTTOM:
                y += heights[last]
                last += 1
            self.part(rows, wrapped, heights, xs, r, last, size, pitch)
            r = last
            if r < len(rows):  # the header is printed again
                self.turn()
                self.part(rows, wrapped, heights, xs, 0, head, size, pitch)

    def part(self, rows, wrapped, heights, xs, first, last, size, pitch):
        top = [self.y]
        for r in range(first, last):
            top.append(top[-1] + heights[r])
        for r in range(first, last):
            for c, cell in enumerate(rows[r]):
                if cell is None:
                    continue
                across, down = cell[1], min(cell[2], last - r)
                y1, y2 = top[r - first], top[r - first + down]
                x1, x2 = xs[c], xs[c + across]
                self.line(x1, y1, x2, y1)
                self.line(x1, y1, x1, y2)
                lines = wrapped[r][c]
                y = (y1 + y2 - len(lines) * pitch) / 2
                for text in lines:
                    y += pitch
                    x = x1 + 1.8 if c == 1 and r > 1 else (x1 + x2 - width_of(text, size)) / 2
                    self.text(x, y - 0.3 * (pitch - size) - 0.6, size, text)
        self.line(xs[0], top[-1], xs[-1], top[-1])
        self.line(xs[-1], top[0], xs[-1], top[-1])
        self.y = top[-1]


def make_ofd():
    pages = OfdPages()
    pages.paragraph(plan.HEAD, 0, 34 * MM, "center", 60 * MM)
    pages.paragraph(plan.NUMBER, 0, align="center", pitch=40 * MM)
    pages.line(LEFT, pages.y + 4, RIGHT, pages.y + 4)
    pages.y += 8
    for line in plan.TITLE:
        pages.paragraph(line, 0, 22 * MM, "center", 34 * MM)
    pages.y += 6
    for kind, text in plan.COVER:
        pages.paragraph(text, 0 if kind == "to" else 2)
    pages.y += 12
    pages.paragraph(plan.ISSUER, 0, align="right", right=2)
    pages.paragraph(plan.DATE, 0, align="right", right=4)
    pages.paragraph("（此件公开发布）")
    pages.turn()
    pages.paragraph(plan.PLAN, 0, 22 * MM, "center", 34 * MM)
    pages.y += 6
    for _, number, text in numbered(plan.BODY):
        pages.paragraph(number + text)
    pages.turn()
    pages.paragraph("附件", 0)
    for line in plan.ANNEX_TITLE:
        pages.paragraph(line, 0, 22 * MM, "center", 34 * MM)
    pages.y += 6
    pages.table(spans(), [14, 62, 28, 30, 22])
    for i in range(len(pages.pages)):
        foot, size = f"— {i + 1} —", 14 * MM
        pages.text((210 - width_of(foot, size)) / 2, 275, size, foot, page=i)
    write_ofd(pages.pages)


def write_ofd(pages):
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    box = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
    listed = "".join(f'<ofd:Page ID="{i + 10}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
                     for i in range(len(pages)))
    parts = [
        ("OFD.xml", f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
                    f'<ofd:DocID>00000000000000000000000000000012</ofd:DocID><ofd:Title>{plan.PLAN}'
                    '</ofd:Title><ofd:CreationDate>2025-03-18</ofd:CreationDate></ofd:DocInfo>'
                    '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'),
        ("Doc_0/Document.xml", f'<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9999'
                               f'</ofd:MaxUnitID><ofd:PageArea>{box}</ofd:PageArea>'
                               '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>'
                               f'<ofd:Pages>{listed}</ofd:Pages></ofd:Document>'),
        ("Doc_0/PublicRes.xml", f'<ofd:Res {space} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" '
                                'FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>'),
    ]
    for i, objects in enumerate(pages):
        parts.append((f"Doc_0/Pages/Page_{i}/Content.xml",
                      f'<ofd:Page {space}><ofd:Area>{box}</ofd:Area><ofd:Content><ofd:Layer '
                      f'ID="{i + 50}" Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content>'
                      '</ofd:Page>'))
    write(NAME + ".ofd", zipped(parts))


if __name__ == "__main__":
    make_txt()
    make_html()
    make_docx()
    make_xlsx()
    make_ofd()
    if "--pdf" in sys.argv[1:]:
        make_pdf()
