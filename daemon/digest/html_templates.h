#pragma once
// The mustache templates of the HTML part, one for each piece of a page, in the order in which
// pieces are written. {{x}} is escaped; {{{colour}}} comes out of html_part.cc and holds nothing of
// a document.
//
// Styles are inline and plain, layout is tables: webmail (QQ, 163, Coremail) strips <style>, old
// clients know little else. No class, image, link or script. A light is always a word; its colour
// comes beside it, in letters and lines, because backgrounds are not printed. Blanks cost time (the
// parser makes a component of each), so there are none that HTML does not need.

namespace digest::html_templates {

// subject, late, heading
inline constexpr const char* kHead =
    "<!DOCTYPE html>\n"
    "<html lang='zh-CN'><head><meta charset='utf-8'>"
    "<meta name='viewport' content='width=device-width,initial-scale=1'>"
    "<meta name='color-scheme' content='light'><title>{{subject}}</title></head>\n"
    "<body style='margin:0;padding:0;background:#ffffff'>\n"
    "<table role='presentation' width='100%' cellpadding='0' cellspacing='0' border='0' "
    "style='max-width:760px;margin:0 auto;table-layout:fixed'><tr><td "
    "style='padding:12px;color:#1a1a1a;font-family:Microsoft YaHei,PingFang SC,Noto Sans CJK SC,"
    "sans-serif;font-size:15px;line-height:1.6;word-wrap:break-word;word-break:break-word'>\n"
    "{{#late}}<p style='margin:0 0 8px;padding:6px 10px;border:1px solid "
    "#8a5a00;color:#8a5a00'>{{late}}</p>\n{{/late}}"
    "<h1 style='margin:0 0 12px;padding-bottom:8px;border-bottom:2px solid "
    "#b3261e;font-size:20px;line-height:1.4'>{{heading}}</h1>\n";

// text
inline constexpr const char* kSalutation = "<p style='margin:0 0 4px'>{{text}}</p>\n";

// text
inline constexpr const char* kParagraph =
    "<p style='margin:0 0 8px;text-indent:2em'>{{text}}</p>\n";

// text: on a line of its own, to be copied
inline constexpr const char* kCommand =
    "<p style='margin:0 0 8px;padding:6px 8px;border:1px solid #c8c8c8;font-family:Consolas,"
    "monospace;font-size:12px;word-break:break-all'>{{text}}</p>\n";

// numeral, title
inline constexpr const char* kSection =
    "<h2 style='margin:20px 0 8px;font-size:17px;line-height:1.4;page-break-after:avoid'>"
    "{{numeral}}、{{title}}</h2>\n";

// open, red, yellow, green, grey, closed
inline constexpr const char* kTotals =
    "<table width='100%' cellpadding='0' cellspacing='0' border='0' style='margin:0 0 8px;"
    "table-layout:fixed;border-collapse:collapse;border:1px solid #c8c8c8;text-align:center;"
    "font-size:13px;line-height:1.4'><tr>"
    "<td style='padding:6px 0'><b style='font-size:20px'>{{open}}</b><br>在办</td>"
    "<td style='padding:6px 0;color:#b3261e'><b style='font-size:20px'>{{red}}</b><br>红灯</td>"
    "<td style='padding:6px 0;color:#8a5a00'><b style='font-size:20px'>{{yellow}}</b><br>黄灯</td>"
    "<td style='padding:6px 0;color:#1e6b34'><b style='font-size:20px'>{{green}}</b><br>绿灯</td>"
    "<td style='padding:6px 0;color:#555555'><b style='font-size:20px'>{{grey}}</b><br>灰灯</td>"
    "<td style='padding:6px 0'><b style='font-size:20px'>{{closed}}</b><br>已销号</td>"
    "</tr></table>\n";

// name: of the first column
inline constexpr const char* kTable =
    "<table width='100%' cellpadding='0' cellspacing='0' border='0' style='margin:0 0 8px;"
    "border-collapse:collapse;font-size:13px;line-height:1.5'>\n"
    "<tr><th align='left' style='padding:4px;border:1px solid #c8c8c8'>{{name}}</th>";
// text
inline constexpr const char* kTableHeader =
    "<th style='padding:4px "
    "3px;border:1px solid #c8c8c8;white-space:nowrap;text-align:right'>{{text}}</th>";
// name
inline constexpr const char* kTableLine =
    "</tr>\n<tr style='page-break-inside:avoid'><td style='padding:4px;border:1px solid #c8c8c8'>"
    "{{name}}</td>";
// text
inline constexpr const char* kTableFigure =
    "<td align='right' style='padding:4px 3px;border:1px solid #c8c8c8'>{{text}}</td>";
inline constexpr const char* kTableEnd = "</tr></table>\n";

// number, text
inline constexpr const char* kItem =
    "<p style='margin:0 0 4px;padding-left:1.3em;text-indent:-1.3em'>{{number}}. {{text}}</p>\n";

// numeral, heading
inline constexpr const char* kGroup =
    "<h3 style='margin:14px 0 6px;font-size:15px;line-height:1.4;page-break-after:avoid'>"
    "（{{numeral}}）{{heading}}</h3>\n";

inline constexpr const char* kEntries =
    "<table width='100%' cellpadding='0' cellspacing='0' border='0' style='margin:0 0 8px;"
    "table-layout:fixed;border-collapse:collapse;font-size:14px;line-height:1.6'>\n";
// number, title, light, standing, mark, due, duty, basis, reminders, note
inline constexpr const char* kEntry =
    "<tr style='page-break-inside:avoid'><td width='82' valign='top' style='width:82px;"
    "padding:6px 4px 6px 8px;border:1px solid #c8c8c8;border-left:4px solid {{{colour}}};"
    "color:{{{colour}}};font-size:13px'><b>{{light}}</b><br>{{standing}}{{#mark}}<br>{{mark}}{{/"
    "mark}}</td>"
    "<td valign='top' style='padding:6px 8px;border:1px solid #c8c8c8'>"
    "<b>{{number}}.&nbsp;{{title}}</b>"
    "{{#due}}<br>时限：{{due}}{{/due}}<br>承办：{{duty}}"
    "{{#basis}}<br>依据：{{basis}}{{/basis}}"
    "{{#reminders}}<br>提醒：{{reminders}}{{/reminders}}"
    "{{#note}}<br>备注：{{note}}{{/note}}</td></tr>\n";
inline constexpr const char* kEntriesEnd = "</table>\n";

inline constexpr const char* kClosing =
    "<hr style='margin:20px 0 8px;border:0;border-top:1px solid #c8c8c8'>\n";
// text
inline constexpr const char* kClosingLine =
    "<p style='margin:0 0 4px;color:#444444;font-size:13px'>{{text}}</p>\n";

inline constexpr const char* kFoot = "</td></tr></table>\n</body></html>\n";

}  // namespace digest::html_templates
