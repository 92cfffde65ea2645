// Reading is a list of keys. A Section takes each key it knows out of one table and notes what is
// wrong; whatever it was not asked for is an unknown key.

#include "intake/configuration.h"

#include <arpa/inet.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "intake/small_file.h"

namespace intake {

namespace {

struct Complaint {
    unsigned line;
    std::string message;
};

std::string_view type_name(toml::node_type type) {
    switch (type) {
        case toml::node_type::table:
            return "表";
        case toml::node_type::array:
            return "数组";
        case toml::node_type::string:
            return "字符串";
        case toml::node_type::integer:
            return "整数";
        case toml::node_type::floating_point:
            return "小数";
        case toml::node_type::boolean:
            return "布尔值";
        case toml::node_type::date:
            return "日期";
        case toml::node_type::time:
            return "时间";
        case toml::node_type::date_time:
            return "日期时间";
        case toml::node_type::none:
            break;
    }
    return "空值";
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// Strict "HH:MM", 00:00 to 23:59.
std::optional<std::chrono::minutes> parse_time(std::string_view text) {
    auto digit = [&](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    if (!digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
    int hour = (text[0] - '0') * 10 + (text[1] - '0');
    int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59) return std::nullopt;
    return std::chrono::minutes(hour * 60 + minute);
}

class Section {
  public:
    Section(const toml::table& root, std::string_view name, std::vector<Complaint>& complaints)
        : name_(name), complaints_(complaints) {
        const toml::node* node = root.get(name);
        if (node == nullptr) return;
        table_ = node->as_table();
        if (table_ == nullptr)
            complaints_.push_back(
                {node->source().begin.line,
                 "[" + name_ + "] 应为一节，实为" + std::string(type_name(node->type()))});
    }

    void text(std::string_view key, std::string& target) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        if (!node->is_string()) return wrong_type(key, *node, "字符串");
        std::string value = **node->as_string();
        if (has_control(value)) return complain(key, *node, "不得含换行或控制字符");
        target = std::move(value);
    }

    void path(std::string_view key, std::string& target) {
        text(key, target);
        if (!target.empty() && target[0] != '/' && find(key) != nullptr)
            complain(key, *find(key), "应为绝对路径（以 / 开头）");
    }

    void integer(std::string_view key, int& target, int low, int high) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        if (!node->is_integer()) return wrong_type(key, *node, "整数");
        int64_t value = **node->as_integer();
        if (value < low || value > high)
            return complain(
                key, *node,
                "应在 " + std::to_string(low) + " 到 " + std::to_string(high) + " 之间");
        target = static_cast<int>(value);
    }

    void time(std::string_view key, std::chrono::minutes& target) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        if (!node->is_string()) return wrong_type(key, *node, "写作 \"时:分\" 的字符串");
        std::optional<std::chrono::minutes> value = parse_time(**node->as_string());
        if (!value) return complain(key, *node, "应写作 \"时:分\"，例如 \"08:30\"");
        target = *value;
    }

    template <class Choice>
    void choice(std::string_view key, Choice& target,
                std::initializer_list<std::pair<std::string_view, Choice>> choices) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        if (!node->is_string()) return wrong_type(key, *node, "字符串");
        std::string allowed;
        for (const auto& [word, value] : choices) {
            if (**node->as_string() == word) {
                target = value;
                return;
            }
            allowed += (allowed.empty() ? "" : "、") + std::string(word);
        }
        complain(key, *node, "只能是 " + allowed);
    }

    // A rule between keys: told at the key, or at the section's head where the key is absent.
    void require(bool holds, std::string_view key, const std::string& message) {
        if (holds) return;
        const toml::node* node = find(key);
        if (node == nullptr) node = table_;
        unsigned line = node == nullptr ? 0 : node->source().begin.line;
        complaints_.push_back({line, place(key) + message});
    }

    // A list of texts that `read` takes one by one; its error is told at the key.
    void nodes(std::string_view key, std::vector<ledger::Node>& target) {
        const toml::node* node = take(key);
        if (node == nullptr) return;
        if (!node->is_array()) return wrong_type(key, *node, "字符串的数组");
        target.clear();
        for (const toml::node& item : *node->as_array()) {
            if (!item.is_string()) return wrong_type(key, item, "字符串");
            base::Result<ledger::Node> read = ledger::parse_node(**item.as_string());
            if (!read.ok()) return complain(key, item, read.error().message);
            target.push_back(*read);
        }
    }
    // The keys of the section, but for those that were asked for.
    std::vector<std::string> other_keys() const {
        std::vector<std::string> out;
        if (table_ == nullptr) return out;
        for (const auto& [key, node] : *table_)
            if (known_.count(std::string(key.str())) == 0) out.emplace_back(key.str());
        return out;
    }

    void refuse_unknown_keys() {
        if (table_ == nullptr) return;
        for (const auto& [key, node] : *table_)
            if (known_.count(std::string(key.str())) == 0)
                complaints_.push_back(
                    {key.source().begin.line,
                     "[" + name_ + "] 没有“" + base::escape_controls(key.str()) + "”这一项"});
    }

  private:
    const toml::node* find(std::string_view key) const {
        return table_ == nullptr ? nullptr : table_->get(key);
    }
    const toml::node* take(std::string_view key) {
        known_.insert(std::string(key));
        return find(key);
    }
    std::string place(std::string_view key) const {
        return "[" + name_ + "] " + std::string(key) + " ";
    }
    void complain(std::string_view key, const toml::node& node, const std::string& message) {
        complaints_.push_back({node.source().begin.line, place(key) + message});
    }
    void wrong_type(std::string_view key, const toml::node& node, std::string_view wanted) {
        complain(key, node,
                 "应为" + std::string(wanted) + "，实为" + std::string(type_name(node.type())));
    }

    std::string name_;
    const toml::table* table_ = nullptr;
    std::set<std::string> known_;
    std::vector<Complaint>& complaints_;
};

void read_service(Section section, ServiceConfiguration& service) {
    section.path("state", service.state);
    section.path("plans", service.plans);
    section.path("outbox", service.outbox);
    section.text("inbox", service.inbox);
    section.require(service.inbox.empty() || service.inbox == "off" || service.inbox[0] == '/',
                    "inbox", "应为绝对路径（以 / 开头），或 \"off\"");
    section.require(!service.state.empty(), "state", "不得为空");
    section.refuse_unknown_keys();
}

// One "@" with something on both sides and no blank; the mail server judges the rest.
bool is_address(std::string_view text) {
    size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" <>,;\"()") == std::string_view::npos;
}

void check_mail(Section& section, const MailConfiguration& mail) {
    section.require(is_address(mail.from), "from", "不是一个邮件地址");
    section.require(mail.administrator.empty() || is_address(mail.administrator), "administrator",
                    "不是一个邮件地址");
    section.require(mail.password_credential.find('/') == std::string::npos, "password_credential",
                    "是凭据的名字，不是路径");
    section.require(mail.password_credential.empty() || mail.password_file.empty(), "password_file",
                    "与 password_credential 只能写一个");
    if (mail.channel != MailChannel::kSmtp) return;
    section.require(!mail.host.empty(), "host", "未填写：channel 为 smtp 时须写明邮件服务器");
    section.require(mail.security != MailSecurity::kNone || is_loopback(mail.host), "security",
                    "为 none 时 host 只能是本机");
    section.require(
        mail.user.empty() || !mail.password_credential.empty() || !mail.password_file.empty(),
        "user", "已填写，须同时写明 password_credential 或 password_file");
}

void read_mail(Section section, MailConfiguration& mail) {
    section.choice<MailChannel>("channel", mail.channel,
                                {{"file", MailChannel::kFile}, {"smtp", MailChannel::kSmtp}});
    section.text("from", mail.from);
    section.text("from_name", mail.from_name);
    section.text("host", mail.host);
    section.integer("port", mail.port, 0, 65535);
    section.choice<MailSecurity>("security", mail.security,
                                 {{"starttls", MailSecurity::kStartTls},
                                  {"smtps", MailSecurity::kSmtps},
                                  {"none", MailSecurity::kNone}});
    section.text("user", mail.user);
    section.text("password_credential", mail.password_credential);
    section.path("password_file", mail.password_file);
    section.path("ca_file", mail.ca_file);
    section.text("administrator", mail.administrator);
    check_mail(section, mail);
    section.refuse_unknown_keys();
}

// An address of this machine alone needs no certificate; passwords never cross a net in the clear.
void read_http(Section section, HttpConfiguration& http) {
    section.text("listen", http.listen);
    section.integer("port", http.port, 0, 65535);
    section.text("hosts", http.hosts);
    section.path("certificate", http.certificate);
    section.path("key", http.key);
    section.path("web", http.web);
    section.require(!http.listen.empty(), "listen", "不得为空；不要控制台时写 \"off\"");
    section.require(http.certificate.empty() == http.key.empty(), "key",
                    "与 certificate 须同时写明");
    section.require(http.listen == "off" || is_loopback(http.listen) || !http.certificate.empty(),
                    "listen", "不是本机地址时须写明 certificate 与 key，或经反向代理对外");
    section.refuse_unknown_keys();
}

void read_schedule(Section section, ledger::Schedule& schedule) {
    section.time("digest_time", schedule.digest_time);
    section.time("ladder_time", schedule.ladder_time);
    section.time("window_begin", schedule.window_begin);
    section.time("window_end", schedule.window_end);
    bool window = schedule.window_begin < schedule.window_end;
    auto inside = [&](std::chrono::minutes time) {
        return !window || (schedule.window_begin <= time && time < schedule.window_end);
    };
    section.require(window, "window_end", "须晚于 window_begin");
    section.require(inside(schedule.digest_time), "digest_time",
                    "须在 window_begin 与 window_end 之间");
    section.require(inside(schedule.ladder_time), "ladder_time",
                    "须在 window_begin 与 window_end 之间");
    section.refuse_unknown_keys();
}

void read_ladder(Section section, ledger::LadderRules& ladder) {
    constexpr int kYear = 366;
    section.integer("short_days", ladder.short_days, 0, kYear);
    section.integer("short_warn", ladder.short_warn, 0, kYear);
    section.integer("middle_workdays", ladder.middle_workdays, 0, kYear);
    section.integer("middle_warn", ladder.middle_warn, 0, kYear);
    section.integer("long_warn", ladder.long_warn, 0, kYear);
    section.integer("early_days", ladder.early_days, 0, 10 * kYear);
    section.integer("early_warn", ladder.early_warn, 0, kYear);
    section.integer("second_workdays", ladder.second_workdays, 1, kYear);
    section.integer("third_workdays", ladder.third_workdays, 1, kYear);
    section.integer("fourth_days", ladder.fourth_days, 1, kYear);
    section.integer("reds", ladder.reds, 2, 100);
    section.integer("reds_days", ladder.reds_days, 1, kYear);
    section.refuse_unknown_keys();
}

void read_supervision(Section section, ledger::ActRules& acts) {
    section.choice<bool>("closed_by", acts.officer_closes,
                         {{"director", false}, {"officer", true}});
    section.integer("extension_days", acts.extension_days, 1, 366);
    section.integer("silence_days", acts.silence_days, 1, 30);
    section.integer("noted_workdays", acts.noted_workdays, 1, 30);
    section.integer("weekly_burden", acts.weekly_burden, 1, 1000);
    section.refuse_unknown_keys();
}

// Every other key is an item class with its nodes.
void read_nodes(Section section, ledger::NodeRules& nodes) {
    section.text("default", nodes.fallback);
    for (const std::string& item_class : section.other_keys())
        section.nodes(item_class, nodes.classes[item_class]);
    section.require(nodes.fallback.empty() || nodes.classes.contains(nodes.fallback), "default",
                    "“" + nodes.fallback + "”没有列出节点");
}

void refuse_unknown_sections(const toml::table& root, std::vector<Complaint>& complaints) {
    static const std::set<std::string_view> kSections = {
        "service", "mail", "http", "schedule", "ladder", "supervision", "nodes"};
    for (const auto& [key, node] : root)
        if (kSections.count(key.str()) == 0)
            complaints.push_back({key.source().begin.line,
                                  "没有“" + base::escape_controls(key.str()) + "”这一节或这一项"});
}

base::Error error_at(std::string_view file, const Complaint& complaint) {
    std::string message = "配置文件 " + base::escape_controls(file);
    if (complaint.line > 0) message += " 第 " + std::to_string(complaint.line) + " 行";
    return {base::ErrorCode::kUsage, message + "：" + complaint.message};
}

}  // namespace

std::string ServiceConfiguration::plans_directory() const {
    return plans.empty() ? state + "/plans" : plans;
}

std::string ServiceConfiguration::outbox_directory() const {
    return outbox.empty() ? state + "/outbox" : outbox;
}

std::string ServiceConfiguration::inbox_directory() const {
    if (inbox == "off") return "";
    return inbox.empty() ? state + "/inbox" : inbox;
}

std::string ServiceConfiguration::originals_directory() const { return state + "/originals"; }

std::string ServiceConfiguration::ledger_file(const std::optional<base::Date>& service_day) const {
    return state + "/ledger" + (service_day ? "-" + base::format_date(*service_day) : "") + ".db";
}

int MailConfiguration::effective_port() const {
    if (port != 0) return port;
    switch (security) {
        case MailSecurity::kStartTls:
            return 587;
        case MailSecurity::kSmtps:
            return 465;
        case MailSecurity::kNone:
            break;
    }
    return 25;
}

bool is_loopback(std::string_view host) {
    if (host == "localhost") return true;
    in_addr v4{};
    in6_addr v6{};
    std::string name(host);
    if (inet_pton(AF_INET, name.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
    return inet_pton(AF_INET6, name.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

base::Result<Configuration> parse_configuration(std::string_view text, std::string_view file) {
    toml::table root;
    try {
        root = toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        return error_at(file, {error.source().begin.line,
                               "写法有误（" + std::string(error.description()) + "）"});
    }
    Configuration configuration;
    std::vector<Complaint> complaints;
    read_service(Section(root, "service", complaints), configuration.service);
    read_mail(Section(root, "mail", complaints), configuration.mail);
    read_http(Section(root, "http", complaints), configuration.http);
    read_schedule(Section(root, "schedule", complaints), configuration.schedule);
    read_ladder(Section(root, "ladder", complaints), configuration.ladder);
    read_supervision(Section(root, "supervision", complaints), configuration.acts);
    read_nodes(Section(root, "nodes", complaints), configuration.nodes);
    refuse_unknown_sections(root, complaints);
    if (complaints.empty()) return configuration;
    return error_at(file, *std::min_element(complaints.begin(), complaints.end(),
                                            [](const Complaint& a, const Complaint& b) {
                                                return a.line < b.line;
                                            }));
}

base::Result<Configuration> load_configuration(const std::string& file) {
    constexpr size_t kLimit = 1 << 20;
    base::Result<SmallFile> content = read_small_file(file, kLimit);
    if (!content) return base::Error{content.error().code, "配置文件" + content.error().message};
    return parse_configuration(content->content, file);
}

base::Result<Configuration> load_configuration_or_defaults(const std::string& file) {
    base::Result<Configuration> loaded = load_configuration(file);
    if (!loaded && loaded.error().code == base::ErrorCode::kNotFound) return Configuration{};
    return loaded;
}

}  // namespace intake
