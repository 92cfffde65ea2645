// The command line through CLI11: builds its tree from the descriptions, maps its failures to our
// exit codes and Chinese messages.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/text.h"
#include "cli/command.h"

namespace cli {

namespace {

// Chinese headings for the library's help page.
class ChineseFormatter : public CLI::Formatter {
  public:
    ChineseFormatter() {
        column_width(34);
        label("OPTIONS", "选项");
        label("SUBCOMMANDS", "命令");
        label("SUBCOMMAND", "命令");
        label("Options", "选项");
        label("Positionals", "参数");
        label("Subcommands", "命令");
        label("Usage", "用法");
        label("REQUIRED", "（必填）");
        label("TEXT", "文字");
    }
    // Group headings are no labels of the library.
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override {
        std::string page = CLI::Formatter::make_help(app, std::move(name), mode);
        base::replace_all(page, "\nOptions:\n", "\n选项:\n");
        base::replace_all(page, "\nSubcommands:\n", "\n命令:\n");
        return page;
    }
};

struct Binding {
    Command command;
    CLI::App* app = nullptr;
    std::map<std::string, std::vector<std::string>> values;
    std::map<std::string, bool> switches;
};

const std::map<std::string, std::string>& group_help() {
    static const std::map<std::string, std::string> kHelp = {
        {"plan", "方案"}, {"task", "任务与承办"}, {"report", "报表"},  {"outbox", "发件箱"},
        {"unit", "单位"}, {"post", "职务"},       {"silence", "静默"}, {"audit", "审计"}};
    return kHelp;
}

std::vector<Option> with_common_options(const Command& command) {
    std::vector<Option> options = command.options;
    options.push_back({"--json", "", "以 JSON 输出"});
    options.push_back(
        {"--config", "FILE", "配置文件（默认 /etc/duban/duban.toml，不存在则用默认值）"});
    options.push_back({"--lang", "LANG", "界面语言：zh（默认）或 en", "zh"});
    return options;
}

void bind(CLI::App& parent, Binding& binding) {
    const Command& command = binding.command;
    std::string leaf = command.name.substr(command.name.rfind(' ') + 1);
    CLI::App* app = parent.add_subcommand(leaf, command.help);
    binding.app = app;
    app->set_help_flag("-h,--help", "显示本页");
    if (!command.example.empty()) app->footer("示例：\n  " + command.example);
    for (const Positional& p : command.positionals) {
        std::vector<std::string>& slot = binding.values[p.name];
        CLI::Option* option = app->add_option(p.name, slot, p.help)->type_name("");
        option->expected(p.many ? -1 : 1);
        // A list takes whatever follows, else; the next positional has its own.
        if (!p.many) option->allow_extra_args(false);
        if (p.required) option->required();
        if (!p.required && p.many) option->expected(0, 1 << 20);
    }
    for (const Option& o : with_common_options(command)) {
        if (o.value_name.empty()) {
            app->add_flag(o.name, binding.switches[o.name], o.help);
            continue;
        }
        CLI::Option* option = app->add_option(o.name, binding.values[o.name], o.help);
        option->type_name(o.value_name)->expected(1);
        option->take_all()->allow_extra_args(false);
        if (o.required) option->required();
    }
}

Arguments collect(const Binding& binding) {
    Arguments out;
    for (const auto& [name, value] : binding.switches) out.given[name] = value;
    for (const auto& [name, value] : binding.values) {
        out.values[name] = value;
        out.given[name] = !value.empty();
    }
    for (const Option& o : with_common_options(binding.command))
        if (!o.value_name.empty() && out.values[o.name].empty() && !o.fallback.empty())
            out.values[o.name] = {o.fallback};
    return out;
}

// The library's English sentences, told in Chinese: what stays of them is the argument's name.
std::string reason(const CLI::ParseError& error) {
    std::string what = error.what();
    constexpr std::string_view kRequired = " is required";
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::RequiredError:
            if (what.starts_with("A subcommand")) return "缺少命令，或没有这样的命令";
            return "缺少参数：" + what.substr(0, what.find(kRequired));
        case CLI::ExitCodes::ExtrasError:
            return "不认识的参数：" + what.substr(what.find(": ") + 2);
        case CLI::ExitCodes::ArgumentMismatch:
            return "参数个数不对：" + what.substr(0, what.find(": "));
        default:
            return "命令行有误：" + what;
    }
}

CLI::App* group_for(CLI::App& root, const std::string& name) {
    for (CLI::App* found : root.get_subcommands({}))
        if (found->get_name() == name) return found;
    auto help = group_help().find(name);
    CLI::App* group = root.add_subcommand(name, help == group_help().end() ? "" : help->second);
    group->set_help_flag("-h,--help", "显示本页");
    group->require_subcommand(1);
    return group;
}

}  // namespace

bool Arguments::has(std::string_view name) const {
    auto found = given.find(name);
    return found != given.end() && found->second;
}

std::string Arguments::get(std::string_view name) const {
    auto found = values.find(name);
    return found == values.end() || found->second.empty() ? "" : found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>{} : found->second;
}

int exit_code(base::ErrorCode code) {
    switch (code) {
        case base::ErrorCode::kNotFound:
        case base::ErrorCode::kRefused:
            return kNothing;
        case base::ErrorCode::kUsage:
            return kUsage;
        case base::ErrorCode::kBadInput:
            return kBadInput;
        case base::ErrorCode::kStorage:
            return kStorage;
    }
    return kStorage;
}

int fail(Streams& streams, const base::Error& error) {
    streams.err << "duban：" << error.message;
    if (!error.reason.empty()) streams.err << "（" << error.reason << "）";
    streams.err << '\n';
    return exit_code(error.code);
}

int run(const std::vector<std::string>& args, Streams streams) {
    CLI::App root("duban（督办）：把实施方案变成会自己运转的督办台账", "duban");
    root.formatter(std::make_shared<ChineseFormatter>());
    root.set_help_flag("-h,--help", "显示本页");
    root.set_version_flag("--version", "duban 0.1.0", "显示版本");
    root.require_subcommand(1);
    std::vector<std::unique_ptr<Binding>> bindings;
    for (Command& command : commands()) {
        bindings.push_back(std::make_unique<Binding>());
        bindings.back()->command = std::move(command);
        const std::string& name = bindings.back()->command.name;
        size_t blank = name.find(' ');
        CLI::App& parent =
            blank == std::string::npos ? root : *group_for(root, name.substr(0, blank));
        bind(parent, *bindings.back());
    }
    try {
        root.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::Success& done) {
        root.exit(done, streams.out, streams.err);
        return kDone;
    } catch (const CLI::ParseError& error) {
        streams.err << "duban：" << reason(error) << "\n用 --help 查看用法。\n";
        return kUsage;
    }
    for (const std::unique_ptr<Binding>& binding : bindings)
        if (binding->app->parsed()) return binding->command.run(collect(*binding), streams);
    return kUsage;
}

}  // namespace cli
