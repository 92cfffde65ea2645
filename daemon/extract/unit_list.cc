#include "extract/unit_list.h"

#include <algorithm>

#include "extract/numeral.h"
#include "extract/unit_name.h"
#include "extract/unit_verbs.h"
#include "extract/unit_words.h"
#include "extract/word_set.h"

namespace extract {

namespace {

using View = std::u32string_view;

constexpr size_t kLongestName = 40;
constexpr size_t kLongestItem = 240;    // what stands between two marks; longer is running text
constexpr size_t kLongestTime = 16;     // 2025年年底前完成, all that stands behind the list
constexpr size_t kLongestOddName = 12;  // a name that nothing in it marks as one
constexpr size_t kLongestPart = 14;     // 按照各自职责分工分别负责落实

std::vector<std::pair<size_t, size_t>> tokens_between(const ScanText& text, size_t begin,
                                                      size_t end) {
    std::vector<std::pair<size_t, size_t>> out;
    size_t from = begin;
    for (size_t i = begin; i <= end; ++i) {
        if (i < end && !one_of(text.at(i), U"、,; /")) continue;
        if (i > from) out.emplace_back(from, i);
        from = i + 1;
    }
    return out;
}

class ListReader {
  public:
    ListReader(const ScanText& text, size_t begin, size_t end)
        : text_(text), at_(begin), end_(end) {}

    UnitList read() {
        size_t from = at_;
        int depth = 0;
        for (size_t i = at_; i <= end_; ++i) {
            char32_t c = i < end_ ? text_.at(i) : U';';
            depth += c == U'(' || c == U'〔' ? 1 : c == U')' || c == U'〕' ? -1 : 0;
            bool number = digit(text_.at(i + 1)) || chinese_digit(text_.at(i + 1));
            if (c == U'(' && number && text_.at(i + 2) == U')') {  // (1)县住建局
                item(from, i);
                depth = 0;
                i += 2;
                from = i + 1;
                bool named = !out_.units.empty() || !pending_.empty();
                bool heading =
                    named && unit_name_end(text_, from) == 0 && !names_field(view(from, from + 2));
                if (heading) flush(false);
                if (heading) return std::move(out_);  // （三）获得电力: the next item begins
                continue;
            }
            bool stop = (depth <= 0 || i == end_) && !(c == U'、' && shares_government(from, i));
            if (stop && (one_of(c, U"、,;。/|") || c == U':')) {
                item(from, i);
                behind_colon_ = c == U':';
                if (ended_) break;
                if (!one_of(c, U"、/|")) flush(false);
                from = i + 1;
            }
        }
        flush(false);
        return std::move(out_);
    }

  private:
    [[nodiscard]] View view(size_t b, size_t e) const { return text_.view(b, e); }

    void flush(bool lead, bool support = false) {
        for (ListedUnit& unit : pending_) {
            unit.lead = unit.lead || lead;
            unit.support = unit.support || support;
            out_.units.push_back(std::move(unit));
        }
        pending_.clear();
        open_begin_ = 0;
        open_end_ = 0;
    }

    [[nodiscard]] size_t behind_openers(size_t begin, size_t end) const {
        for (;;) {
            size_t n = starting(view(begin, end), openers());
            if (n == 0 || county_of_and(view(begin, end))) return begin;
            begin += n;
        }
    }

    // 1.县住建局
    [[nodiscard]] size_t behind_number(size_t begin, size_t end) const {
        size_t at = begin;
        if (text_.at(at) >= U'①' && text_.at(at) <= U'⑳') return at + 1;
        if (one_of(text_.at(at), U"★☆▲△◆●■※")) return at + 1;
        bool bracket = text_.at(at) == U'(';
        if (bracket) ++at;
        while (at < end && at - begin < 3 && (digit(text_.at(at)) || chinese_digit(text_.at(at))))
            ++at;
        if (bracket || (text_.at(at) == U')' && at > begin && !digit(text_.at(begin))))
            return text_.at(at) == U')' && at > begin + bracket ? at + 1 : begin;
        return at > begin && text_.at(at) == U'.' && !digit(text_.at(at + 1)) ? at + 1 : begin;
    }

    // One item between marks: a name, or two joined by 和, and the words of its part.
    void item(size_t begin, size_t end) {
        if (end > begin + kLongestItem) {
            out_.pure = false;
            return;
        }
        begin = behind_openers(begin, end);
        starred_ = one_of(text_.at(begin), U"★☆▲△※");
        begin = behind_number(begin, end);
        if (text_.at(begin) == U'以' && view(begin, end).find(U'为') != View::npos) ++begin;
        end = before_remark(begin, end);

        if (digit(text_.at(begin)) && end - begin > 1) {
            ended_ = !out_.units.empty();  // …；2024年6月底前完成: the list is over
            if (!ended_ || end_ - begin > kLongestTime) out_.pure = false;
            return;
        }
        for (size_t i = begin + 2; i < end && !ended_; ++i) {
            bool dated = digit(text_.at(i)) && text_.gap_before(i) && complete_name(view(begin, i));
            if (dated) end = i, ended_ = true;  // 县档案馆 2026年7月1日前开馆
        }
        if (begins_with_part(begin, end)) {
            if (behind_colon_ && view(begin, begin + 2) == U"牵头" && !out_.units.empty())
                out_.units.back().lead = true;  // 县生态环境局：牵头开展…
            note_part(view(begin, end));
            return;
        }
        if (states_duration(begin, end)) return;
        if (behind_colon_ && person_like(view(begin, end)) && !out_.units.empty()) {
            out_.persons.push_back(text_.printed(begin, end));  // 县卫健局：王强
            return;
        }
        while (end > begin && one_of(text_.at(end - 1), U"*。).") && unbalanced(begin, end)) --end;
        while (end > begin + 2 && digit(text_.at(end - 1)) && ends_as_unit(view(begin, end - 1)))
            --end;
        bool heading = end > begin + 2 && chinese_digit(text_.at(end - 1)) &&
                       text_.at(end) == U'、' && ends_as_unit(view(begin, end - 1)) &&
                       unit_name_end(text_, end + 1) == 0;
        if (heading) --end;  // …县直各单位四、保障措施: the next heading begins
        if (begin >= end) return;
        if (size_t by = named_by(begin, end); by != 0) begin = by;
        if (size_t open = supporters_in_bracket(begin, end); open != 0) {
            name_and_part(begin, open);
            flush(false);
            size_t stop = end - (text_.at(end - 1) == U')');
            for (size_t i = open + 1, from = i; i <= stop; ++i) {
                if (i < stop && text_.at(i) != U'、') continue;
                name_and_part(from, i);
                from = i + 1;
            }
            return;
        }
        size_t joint = join_at(begin, end);
        if (joint != 0) {
            name_and_part(begin, joint);
            item(joint, end);
            return;
        }
        name_and_part(begin, end);
        ended_ = ended_ || heading;
    }

    // 县妇联（以上简称群团组织）, 各有关单位（排在首位的牵头）, 市体育局（由各行业部门认定）: the
    // end of the name.
    [[nodiscard]] size_t before_remark(size_t begin, size_t end) const {
        View words = view(begin, end);
        for (size_t open = words.find(U'('); open != View::npos;
             open = words.find(U'(', open + 1)) {
            if (open < 2) continue;
            size_t close = std::min(words.find(U')', open), words.size());
            View inside = words.substr(open + 1, close - open - 1);
            static const WordSet kRemarks = {U"以下", U"以上", U"排名", U"排在", U"排第",
                                             U"简称", U"下同", U"包括", U"不含", U"含"};
            bool ruled = inside.ends_with(U"下属") ||
                         (inside.size() > 6 &&
                          (inside.find(U'由') != View::npos || inside.find(U'为') != View::npos ||
                           inside.find(U"按照") != View::npos));
            if (kRemarks.starts(inside) || inside.find(U"简称") != View::npos || ruled)
                return begin + open;
        }
        return end;
    }

    // 持续推进, 长期坚持: a remark on time.
    [[nodiscard]] bool states_duration(size_t begin, size_t end) const {
        static const std::vector<View> kRemarks = {
            U"持续", U"长期", U"立行立改", U"立即",   U"常态",   U"全年",   U"按时",
            U"限时", U"定期", U"适时",     U"年底",   U"年内",   U"上半年", U"下半年",
            U"每月", U"每季", U"每年",     U"每周",   U"排第",   U"列第",   U"排名",
            U"排在", U"列首", U"下同",     U"以下同", U"第一位", U"首位",   U"以上"};
        View words = view(begin, end);
        bool rule_of_lead = words.find(U"牵头") != View::npos && words.find(U'为') != View::npos &&
                            words.find(U'(') == View::npos;
        if (rule_of_lead) return true;
        return starting(words, kRemarks) > 0 && !ends_as_unit(words);
    }

    // 市本级由市住建局负责: behind 由.
    [[nodiscard]] size_t named_by(size_t begin, size_t end) const {
        for (size_t i = begin + 1; i + 2 < end; ++i)
            if (text_.at(i) == U'由')
                if (size_t stop = unit_name_end(text_, i + 1);
                    stop != 0 && starting(view(stop, end), part_words()) > 0)
                    return i + 1;
        return 0;
    }

    // 并督促企业落实: words of a part without a name.
    [[nodiscard]] bool begins_with_part(size_t begin, size_t end) const {
        static const std::vector<View> kNouns = {
            U"牵头单位", U"牵头部门", U"责任", U"组织",     U"监督", U"指导", U"统筹",
            U"联合",     U"实施单位", U"参与", U"配合单位", U"承办", U"主办", U"协办"};
        View words = view(begin, end);
        return starting(words, part_words()) > 0 && starting(words, kNouns) == 0;
    }

    [[nodiscard]] bool unbalanced(size_t begin, size_t end) const {
        if (text_.at(end - 1) != U')') return true;
        View words = view(begin, end);
        return std::count(words.begin(), words.end(), U'(') <
               std::count(words.begin(), words.end(), U')');
    }

    // Where 和, 会同 … or a missing mark divides two names; 住房和城乡建设局 is one.
    [[nodiscard]] size_t join_at(size_t begin, size_t end) const {
        int depth = 0;
        bool shared_head = view(begin, end).find(U"部门") != View::npos;
        for (size_t i = begin + 1; i < end; ++i) {
            char32_t c = text_.at(i);
            depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
            if (depth > 0) continue;
            View left = view(begin, i);
            size_t n = starting(view(i, end), connectives());
            bool one_body = left.ends_with(U"党委") &&
                            (view(i + 1, i + 3) == U"政府" || view(i + 1, i + 5) == U"人民政府");
            one_body = one_body ||
                       (left.ends_with(U"部门") && n > 0 && view(i + n, end).starts_with(U"单位"));
            one_body = one_body || view(i, i + 3) == U"联合社" || view(i, i + 3) == U"联合会";
            if (n > 0 && !one_body && !(c == U'、' && levels_only(left)) &&
                view(i, i + 2) != U"及其" &&
                left_is_name(left, shared_head && !one_name(left, i + n, end)))
                return i;
            if (seam_between_names(view(begin, end), i - begin)) return i;
            if (wide_seam(begin, i, end)) return i;
        }
        return 0;
    }

    // 市妇联　市总工会　团市委: blanks part two names, not the letters of one.
    [[nodiscard]] bool wide_seam(size_t begin, size_t at, size_t end) const {
        if (at < begin + 2 || !text_.wide_gap_before(at) || text_.gap_before(at - 1)) return false;
        if (at + 1 < end && text_.gap_before(at + 1)) return false;
        size_t stop = at + 1;
        while (stop < end && !text_.gap_before(stop) && one_of(text_.at(stop), U"、,(") == false)
            ++stop;
        View right = view(at, stop);
        if (one_of(right.front(), U"和及")) return false;  // 市自然资源 和规划局
        bool rest = !ends_as_unit(view(begin, at)) && ends_as_unit(right) && !starts_with_level(at);
        if (rest) return false;  // 市农业 农村局
        return complete_name(view(begin, at)) && right.size() >= 2 && complete_name(right) &&
               !person_like(right);
    }

    // 文化和旅游局等部门: a field before 和 and the rest of a name behind it.
    [[nodiscard]] bool one_name(View left, size_t behind, size_t end) const {
        size_t stop = behind;
        while (stop < end && text_.at(stop) != U'等') ++stop;
        View right = view(behind, stop);
        return names_field(left) && ends_as_unit(right) && !right.ends_with(U"部门") &&
               !starts_with_level(behind);
    }

    [[nodiscard]] static bool left_is_name(View left, bool shared_head) {
        View bare = without_bracket(left);
        if (ends_as_unit(bare) || (shared_head && names_field(bare))) return true;
        for (View verb : {View(U"牵头"), View(U"负责"), View(U"等"), View(U"配合")})
            if (bare.ends_with(verb)) return true;
        return false;
    }

    // Splits at the first words of a part that stand behind a complete name.
    void name_and_part(size_t begin, size_t end) {
        for (size_t i = begin + 1; i < end; ++i) {
            static const WordSet kParts = {U"单位", U"主", U"主体", U"骨干", U"主力", U"补充"};
            bool named_so = text_.at(i) == U'为' && kParts.ends(view(i, end));
            bool acts = named_so || (one_of(text_.at(i), U"要应须需将对在于") &&
                                     view(i, i + 2) != U"应急" && view(i - 1, i + 1) != U"所在");
            bool verb = ends_as_unit(view(begin, i)) && plain_verb(view(i, end));
            if (!acts && !verb && starting(view(i, end), part_words()) == 0) continue;
            static const std::vector<View> kNouns = {
                U"组织部",   U"联合社",   U"联合会",   U"联合体",   U"监督管理",
                U"依法治",   U"监督检验", U"监督所",   U"监督局",   U"监督站",
                U"监督大队", U"监督支队", U"监督总队", U"监督中心", U"监督执法",
                U"监督股",   U"监督科",   U"监督保障", U"协办员",   U"组织人事",
                U"指导所",   U"指导中心", U"指导站",   U"实施单位", U"主要负责人"};
            if (starting(view(i, end), kNouns) > 0) continue;
            if (!complete_name(view(begin, i)) && !closes_open_name(begin, i)) continue;
            if (acts) {
                name(begin, i);
                if (named_so) flush(false, true);  // …为实施单位: no lead
                out_.pure = false;
                ended_ = true;
                return;
            }
            View part = view(i, end);
            if (verb && starting(part, part_words()) == 0) out_.pure = false;
            bool lead = part.find(U"牵头") != View::npos || part.find(U"主办") != View::npos;
            name(begin, i);
            if (part.front() == U'等') {
                etcetera(i + 1, end);
            } else if (part.front() != U'(' || !part.ends_with(U")")) {
                note_part(part);
            }
            bool bracketed = part.front() == U'(';
            if (bracketed && lead && !pending_.empty()) pending_.back().lead = true;
            bool support = !lead && supports(part);
            if (!bracketed && part != U"等" && !general_remainder_only(part)) flush(lead, support);
            return;
        }
        name(begin, behind_mixed_part(begin, end));
    }

    // 县融媒体中心宣传配合: the end of the name before a part that other words open.
    [[nodiscard]] size_t behind_mixed_part(size_t begin, size_t end) const {
        constexpr size_t kLongestMiddle = 4;
        static const WordSet kParts = {U"配合", U"参与", U"协助", U"负责", U"落实", U"牵头"};
        View words = view(begin, end);
        if (words.size() < 6 || !kParts.ends(words)) return end;
        for (size_t n = std::min(2 + kLongestMiddle, words.size() - 4); n >= 2; --n)
            if (ends_as_unit(words.substr(0, words.size() - n))) return end - n;
        return end;
    }

    [[nodiscard]] static bool general_remainder_only(View part) {
        return part.front() == U'等' && general_remainder(part.substr(1)) &&
               part.find(U"负责") == View::npos && part.find(U"牵头") == View::npos;
    }

    [[nodiscard]] bool closes_open_name(size_t begin, size_t end) const {
        return open_end_ != 0 && complete_name(view(open_begin_, end)) && begin > open_begin_;
    }

    // A remark longer than a part's verbs means that this is running text.
    void note_part(View part) {
        bool person = part.find(U"负责人") != View::npos || part.find(U"负责同志") != View::npos ||
                      part.find(U"领导") != View::npos;
        if (part.size() > kLongestPart || person) out_.pure = false;
    }

    // 等县减灾委有关成员单位: a name behind 等.
    void etcetera(size_t begin, size_t end) {
        size_t stop = begin;
        while (stop < end && starting(view(stop, end), part_words()) == 0) ++stop;
        if (!general_remainder(view(begin, stop))) add(begin, stop);
    }

    void name(size_t begin, size_t end) {
        if (begin >= end || end - begin > kLongestName) {
            out_.pure = out_.pure && begin >= end;
            return;
        }
        bool continued = !pending_.empty() && continues_name(begin, end);
        if (continued) begin = last_begin_;
        if (continued) pending_.pop_back();
        last_begin_ = begin;
        if (!continued && open_end_ != 0 && !pending_.empty() && rest_of_name(begin, end)) {
            begin = open_begin_;  // 县文化、体育和旅游局: the mark belongs to the name
            pending_.pop_back();
        }
        open_end_ = 0;
        size_t stop = post_behind(begin, person_behind(begin, brackets_behind(begin, end)));
        bool whole = ends_as_unit(without_bracket(view(begin, stop)));
        add(begin, stop);
        if (!whole && !pending_.empty()) {
            open_begin_ = begin;
            open_end_ = end;
        }
    }

    // 市文旅集团（各县区政府配合）: the place of the bracket, or 0.
    [[nodiscard]] size_t supporters_in_bracket(size_t begin, size_t end) const {
        View words = view(begin, end);
        size_t open = words.find(U'(');
        if (open == View::npos || open < 2) return 0;
        View inner = words.substr(open + 1);
        if (inner.ends_with(U")")) inner.remove_suffix(1);
        if (inner.find(U')') != View::npos) return 0;
        if (inner.find(U')') < inner.find(U'(')) return 0;  // 各县(市、区)人民政府配合
        for (View verb : {View(U"配合"), View(U"参与"), View(U"协助"), View(U"负责"), View(U"牵头"),
                          View(U"统筹"), View(U"督导")})
            if (inner.ends_with(verb) && complete_name(inner.substr(0, inner.size() - 2)) &&
                complete_name(inner.substr(0, std::min(inner.find(U'、'), inner.size() - 2))))
                return begin + open;
        return 0;
    }

    // 县应急管理局 张三: a person behind a blank.
    size_t person_behind(size_t begin, size_t end) {
        for (size_t i = end - 1; i > begin && end - i <= 4; --i) {
            if (!text_.gap_before(i) || !ends_as_unit(view(begin, i))) continue;
            if (end - i == 1 && chinese_digit(text_.at(i))) return i;  // 一、县住建局 二、…
            if (!person_like(view(i, end))) return end;
            out_.persons.push_back(text_.printed(i, end));
            return i;
        }
        return end;
    }

    // 各市、县政府; 各乡镇党委、政府: the mark belongs to the name.
    [[nodiscard]] bool continues_name(size_t begin, size_t end) const {
        View words = view(begin, end);
        View before = view(begin > 6 ? begin - 6 : 0, begin);
        static const std::vector<View> kGovernments = {U"县政府",     U"县人民政府", U"区政府",
                                                       U"区人民政府", U"县(区)",     U"县(市"};
        if (before.ends_with(U"各市、") || before.ends_with(U"各县、"))
            return starting(words, kGovernments) > 0;
        if (levels_only(view(last_begin_, begin - 1)) && ends_with_government(words)) return true;
        if (before.ends_with(U"有关部门、") || before.ends_with(U"相关部门、"))
            return words == U"单位";
        if (before.ends_with(U"党工委、") || before.ends_with(U"党(工)委、"))
            return words == U"办事处" || words == U"政府(办事处)" || words == U"管委会" ||
                   words == U"政府";
        return before.ends_with(U"党委、") && (words == U"政府" || words == U"人民政府");
    }

    // 各市、县、区人民政府: the mark at `at` parts levels that share the word behind them.
    [[nodiscard]] bool shares_government(size_t from, size_t at) const {
        if (!levels_only(view(from, at))) return false;
        size_t stop = at + 1;
        while (stop < end_ && !one_of(text_.at(stop), U"、,;。(")) ++stop;
        View next = view(at + 1, stop);
        return !next.empty() && next.front() != U'各' &&
               (ends_with_government(next) || levels_only(next));
    }

    // 体育和旅游局 behind 县文化、: no name of its own.
    [[nodiscard]] bool rest_of_name(size_t begin, size_t end) const {
        View words = without_bracket(view(begin, end));
        if (!ends_as_unit(words) || starts_with_level(begin)) return false;
        if (words.find(U'和') != View::npos) return true;
        return !names_field(view(open_begin_, open_end_)) &&
               names_field(words.substr(0, words.size() - 1));
    }

    [[nodiscard]] bool starts_with_level(size_t at) const {
        return one_of(text_.at(at), U"县市区省各国团全中最镇乡街");
    }

    // 县民政局局长张华: the post and the person are no part of the name.
    size_t post_behind(size_t begin, size_t end) {
        static const std::vector<View> kPosts = {
            U"局长",     U"主任",     U"书记",     U"院长",       U"校长",    U"部长",   U"行长",
            U"经理",     U"站长",     U"所长",     U"队长",       U"副局长",  U"副主任", U"负责人",
            U"分管领导", U"主要领导", U"负责同志", U"分管负责人", U"班子成员"};
        for (size_t i = begin + 2; i + 2 <= end; ++i) {
            size_t post = starting(view(i, end), kPosts);
            if (post == 0 || !ends_as_unit(view(begin, i)) || end - i > post + 3) continue;
            if (end > i + post && one_of(text_.at(i + post), U"任兼召主牵负")) continue;
            if (end > i + post) out_.persons.push_back(text_.printed(i + post, end));
            return i;
        }
        return end;
    }

    // The end of the name before brackets that hold persons or remarks; （街道） stays.
    size_t brackets_behind(size_t begin, size_t end) {
        if (text_.at(end - 1) != U')') return end;
        View words = view(begin, end);
        if (words.find(U"为牵头") != View::npos) return begin + words.find(U'(');
        size_t open = end;
        while (open > begin && text_.at(open - 1) != U'(') --open;
        if (open <= begin + 1) return end;
        static const std::vector<View> kOffices = {
            U"责任股室", U"责任科室", U"责任处室", U"牵头科室", U"牵头处室", U"牵头股室",
            U"按职责",   U"按分工",   U"按各自",   U"分工负责", U"依职责"};
        if (starting(view(open, end), kOffices) > 0) return open - 1;
        constexpr long kPhoneDigits = 5;
        View inside = view(open, end);
        if (std::count_if(inside.begin(), inside.end(), digit) >= kPhoneDigits) return open - 1;
        std::vector<std::pair<size_t, size_t>> tokens = tokens_between(text_, open, end - 1);
        bool persons = !tokens.empty() &&
                       std::all_of(tokens.begin(), tokens.end(), [&](std::pair<size_t, size_t> t) {
                           return person_like(without_post(view(t.first, t.second)));
                       });
        if (!persons) return end;
        for (std::pair<size_t, size_t> t : tokens)
            out_.persons.push_back(
                text_.printed(t.second - without_post(view(t.first, t.second)).size(), t.second));
        return open - 1;
    }

    void add(size_t begin, size_t end) {
        View words = view(begin, end);
        if (words.starts_with(U"有关方面") || words.starts_with(U"各有关方面")) return;
        bool has_digit = std::any_of(words.begin(), words.end(), digit);
        bool described = words.find(U"职责的") != View::npos || words.find(U"职能的") != View::npos;
        static const std::vector<View> kRemarks = {U"除", U"以下", U"简称", U"包括", U"即",  U"如",
                                                   U"见", U"详",   U"含",   U"注",   U"包含"};
        bool verbs = starting(words, kRemarks) > 0;
        for (size_t i = 0; i < words.size(); ++i)
            verbs = verbs || (breaks_name(words, i) && !one_of(words[i], U"()、和的/"));
        size_t heads = words.find(U"领导");
        verbs = verbs || (heads != View::npos && words.find(U'组', heads) == View::npos &&
                          words.find(U"机构", heads) == View::npos);  // 县级领导包联乡镇
        bool dated = words.find(U'日') != View::npos || words.find(U'月') != View::npos;
        bool complete = complete_name(words) && (!verbs || described || (has_digit && !dated));
        bool counted = words.size() > 2 && digit(words[words.size() - 2]);  // 乡镇卫生院15所
        if (words.size() < 2 || counted || (has_digit && !complete)) {
            out_.pure = false;
            return;
        }
        if (!complete || (opens_with_verb(words) && !names_field(words))) out_.pure = false;
        bool modal = words.find_first_of(U"要须将由把均") != View::npos;
        bool running = modal || plain_verb(words) || words.size() > kLongestOddName;
        if (!complete && running && !out_.units.empty() + !pending_.empty() > 0) {
            ended_ = true;  // …、政法委，均须于会前报送: running text follows
            return;
        }
        pending_.push_back({text_.printed(begin, end), starred_ && stars_lead(), false, complete});
        starred_ = false;
    }

    // (带★为牵头单位)
    [[nodiscard]] bool stars_lead() const {
        View words = text_.view();
        size_t star = words.rfind(words[words.find_first_of(U"★☆▲△※")]);
        return words.substr(star, 10).find(U"牵头") != View::npos;
    }

    const ScanText& text_;
    size_t at_;
    size_t end_;
    UnitList out_;
    std::vector<ListedUnit> pending_;  // names whose part is not read yet
    bool ended_ = false;               // running text follows
    bool starred_ = false;             // a mark that may single out the lead stands before it
    bool behind_colon_ = false;        // the item stands behind a colon
    size_t last_begin_ = 0;            // of the name read last
    size_t open_begin_ = 0;            // an incomplete name before a mark
    size_t open_end_ = 0;
};

}  // namespace

UnitList read_unit_list(const ScanText& text, size_t begin, size_t end) {
    return ListReader(text, begin, end).read();
}

}  // namespace extract
