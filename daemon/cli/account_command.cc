// duban account add | token | list | disable: accounts of the console. A token is printed once;
// with it the owner sets a password that nobody else knows.

#include <ostream>

#include "accounts/account.h"
#include "base/json.h"
#include "base/table.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "store/account_store.h"
#include "store/unit_store.h"

namespace cli {

namespace {

base::Result<std::vector<int64_t>> units_of(Session& s, const std::vector<std::string>& names) {
    std::vector<int64_t> out;
    for (const auto& [code, id] : store::unit_ids(s.db))
        for (const std::string& name : names)
            if (name == code || name == store::unit_name(s.db, id, s.today())) out.push_back(id);
    if (out.size() == names.size()) return out;
    return base::Error{base::ErrorCode::kNotFound,
                       "--unit 中有单位名册里没有的单位（写单位简称，例如 县教科局）"};
}

// The page that takes the token.
void print_token(Streams& streams, const Arguments& args, const std::string& login,
                 const std::string& token) {
    if (args.has("--json")) {
        streams.out << base::Json::object().set("login", login).set("token", token).dump(true)
                    << '\n';
        return;
    }
    streams.out << "用户名：" << login << "\n一次性口令（24小时内有效，只显示这一次）：" << token
                << "\n请本人打开控制台的“首次登录”页（登录页下方有链接），填入口令，设置密码。\n";
}

int run_add(const Arguments& args, Streams& streams) {
    std::optional<accounts::Role> role = accounts::role(args.get("--office"));
    if (!role)
        return fail(streams, {base::ErrorCode::kUsage,
                              "--office“" + args.get("--office") + "”不是认识的角色，见 --help"});
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<std::vector<int64_t>> units = units_of(s, args.all("--unit"));
    if (!units.ok()) return fail(streams, units.error());
    base::Result<std::string> token = accounts::create_account(
        s.db, {args.get("LOGIN"), args.get("--name"), *role, *units}, s.actor, s.now);
    if (!token.ok()) return fail(streams, token.error());
    print_token(streams, args, args.get("LOGIN"), *token);
    return kDone;
}

int run_token(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Result<std::string> token =
        accounts::renew_token(s.db, args.get("LOGIN"), s.actor, s.now);
    if (!token.ok()) return fail(streams, token.error());
    print_token(streams, args, args.get("LOGIN"), *token);
    return kDone;
}

std::string state_text(const store::AccountRow& row) {
    if (row.state == "new") return "待激活";
    return row.state == "active" ? "启用" : "停用";
}

base::Json to_json(const store::AccountRow& row) {
    return base::Json::object()
        .set("login", row.login)
        .set("name", row.name)
        .set("role", row.role)
        .set("state", row.state)
        .set("last_login_at",
             row.last_login_at ? base::Json(base::format_utc(*row.last_login_at)) : base::Json());
}

int run_list(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    std::vector<store::AccountRow> rows = store::list_accounts((*session)->db);
    if (args.has("--json")) {
        base::Json array = base::Json::array();
        for (const store::AccountRow& row : rows) array.push(to_json(row));
        streams.out << array.dump(true) << '\n';
        return rows.empty() ? kNothing : kDone;
    }
    base::Table table({{"用户名", 34}, {"姓名", 20}, {"角色", 12}, {"状态", 8}, {"上次登录", 18}});
    for (const store::AccountRow& row : rows)
        table.add({row.login, row.name, std::string(chinese_name(*accounts::role(row.role))),
                   state_text(row),
                   row.last_login_at ? base::format_local(*row.last_login_at) : "—"});
    if (rows.empty())
        streams.out << "还没有账户。用 duban account add 建立第一个\n";
    else
        table.print(streams.out);
    return rows.empty() ? kNothing : kDone;
}

int run_disable(const Arguments& args, Streams& streams) {
    base::Result<std::unique_ptr<Session>> session = open_session(args);
    if (!session.ok()) return fail(streams, session.error());
    Session& s = **session;
    base::Status done = accounts::disable_account(s.db, args.get("LOGIN"), s.actor, s.now);
    if (!done.ok()) return fail(streams, done.error());
    streams.out << "账户 " << args.get("LOGIN") << " 已停用，其会话已全部结束\n";
    return kDone;
}

const std::vector<Positional> kLogin = {{"LOGIN", "用户名：小写字母、数字或 . _ -"}};

}  // namespace

Command account_add_command() {
    std::vector<Option> options = {{"--name", "TEXT", "真实姓名", "", true},
                                   {"--unit", "UNIT", "联络员、主要负责人所在单位，可多次给出"},
                                   {"--state", "DIR", "状态目录（默认取自配置文件）"},
                                   {"--date", "DATE", "演示台账：duband --date 当天的台账"},
                                   {"--office", "ROLE",
                                    "角色：liaison 联络员、head 主要负责人、officer 督查员、"
                                    "director 督查室主任、leader 分管领导、county_head 县长、"
                                    "system_admin 系统管理员、accounts_admin 安全管理员、"
                                    "audit_admin 审计管理员",
                                    "", true}};
    return {"account add",
            "建立控制台账户，给出一次性口令",
            "duban account add zhangsan --name 张三 --office officer",
            std::move(options),
            kLogin,
            run_add};
}

Command account_token_command() {
    return {"account token",
            "给已有账户一个新的一次性口令（忘记密码时）",
            "duban account token zhangsan",
            ledger_options(),
            kLogin,
            run_token};
}

Command account_list_command() {
    return {
        "account list", "列出控制台账户，供每月核对", "duban account list", ledger_options(), {},
        run_list};
}

Command account_disable_command() {
    return {"account disable",
            "停用账户，结束其全部会话",
            "duban account disable zhangsan",
            ledger_options(),
            kLogin,
            run_disable};
}

}  // namespace cli
