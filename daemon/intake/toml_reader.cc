#include "intake/toml_reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace intake {

using base::Date;

namespace {

// Neither line ends nor controls nor marks that reverse the reading direction: such a text could
// forge a line of a message or a log.
bool one_line(std::string_view text) { return base::escape_controls(text) == text; }

}  // namespace

std::optional<toml::table> TomlFile::parse(std::string_view text) {
    if (std::optional<size_t> bad = base::invalid_utf8(text)) {
        unsigned line = static_cast<unsigned>(
            std::count(text.begin(), text.begin() + static_cast<long>(*bad), '\n'));
        fault(line + 1, "不是合法的 UTF-8，请以 UTF-8 编码保存");
        return {};
    }
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        fault(error.source().begin.line,
              "不是合法的 TOML（" + std::string(error.description()) + "）");
        return {};
    }
}

void TomlFile::fault(unsigned line, const std::string& reason) {
    faults_.push_back({line, reason});
}

base::Error TomlFile::error() const {
    const Fault& first =
        *std::min_element(faults_.begin(), faults_.end(),
                          [](const Fault& a, const Fault& b) { return a.line < b.line; });
    return {base::ErrorCode::kBadInput,
            name_ + " 第 " + std::to_string(first.line) + " 行：" + first.reason};
}

unsigned TomlTable::line_of(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? node->source().begin.line : line();
}

const toml::node* TomlTable::take(std::string_view key) {
    taken_.emplace(key);
    return table_.get(key);
}

void TomlTable::fault(std::string_view key, const std::string& reason) {
    file_.fault(line_of(key), std::string(key) + " " + reason);
}

std::string TomlTable::text(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return "";
    if (!node->is_string()) {
        fault(key, "应为带引号的文字");
        return "";
    }
    std::string value = **node->as_string();
    if (!one_line(value)) fault(key, "不得含换行或控制字符");
    return value;
}

std::string TomlTable::required_text(std::string_view key) {
    std::string value = text(key);
    if (value.empty() && file_.ok()) fault(key, "缺少，或为空");
    return value;
}

bool TomlTable::flag(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) {
        fault(key, "应为 true 或 false");
        return false;
    }
    return **node->as_boolean();
}

int TomlTable::integer(std::string_view key, int fallback, int low, int high) {
    const toml::node* node = take(key);
    if (node == nullptr) return fallback;
    int64_t value = node->is_integer() ? **node->as_integer() : int64_t{low} - 1;
    if (value >= low && value <= high) return static_cast<int>(value);
    fault(key, "应为 " + std::to_string(low) + " 到 " + std::to_string(high) + " 的整数");
    return fallback;
}

double TomlTable::number(std::string_view key) {
    const toml::node* node = take(key);
    if (node != nullptr && node->is_number()) return node->value<double>().value_or(0);
    fault(key, "应为数字");
    return 0;
}

std::optional<Date> TomlTable::to_date(std::string_view key, const toml::node& node) {
    if (const toml::value<toml::date>* value = node.as_date())
        if (std::optional<Date> date =
                base::civil_date((*value)->year, (*value)->month, (*value)->day))
            return date;
    file_.fault(node.source().begin.line,
                std::string(key) + " 应为日期，例如 2024-11-30（不加引号）");
    return {};
}

std::optional<Date> TomlTable::date(std::string_view key) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    return to_date(key, *node);
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = take(key);
    if (node == nullptr) return out;
    if (!node->is_array()) {
        fault(key, "应为文字的列表，例如 [\"县教科局\"]");
        return out;
    }
    for (const toml::node& item : *node->as_array()) {
        unsigned line = item.source().begin.line;
        if (!item.is_string() || item.as_string()->get().empty())
            file_.fault(line, std::string(key) + " 的每一项应为非空文字");
        else if (!one_line(item.as_string()->get()))
            file_.fault(line, std::string(key) + " 不得含换行或控制字符");
        else
            out.push_back(**item.as_string());
    }
    return out;
}

std::vector<Date> TomlTable::dates(std::string_view key) {
    std::vector<Date> out;
    const toml::node* node = take(key);
    if (node == nullptr) return out;
    if (!node->is_array()) {
        fault(key, "应为日期的列表");
        return out;
    }
    for (const toml::node& item : *node->as_array())
        if (std::optional<Date> date = to_date(key, item)) out.push_back(*date);
    return out;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    std::vector<TomlTable> out;
    const toml::node* node = take(key);
    if (node == nullptr) return out;
    if (!node->is_array()) {
        fault(key, "应为一组 [[" + std::string(key) + "]]");
        return out;
    }
    for (const toml::node& item : *node->as_array()) {
        if (item.is_table())
            out.emplace_back(file_, *item.as_table());
        else
            file_.fault(item.source().begin.line, std::string(key) + " 的每一项应为表");
    }
    return out;
}

void TomlTable::refuse_unknown() {
    for (const auto& [key, node] : table_)
        if (!taken_.contains(key.str()))
            file_.fault(node.source().begin.line, "不认识的键 " + std::string(key.str()));
}

}  // namespace intake
