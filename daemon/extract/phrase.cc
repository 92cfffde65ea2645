#include "extract/phrase.h"

#include <stdexcept>

#include "base/utf8.h"
#include "extract/slot.h"

namespace extract {

namespace {

constexpr std::u32string_view kSlotNames = U"YRMKPDQHBNWFGUC";
static_assert(kSlotNames.size() == static_cast<size_t>(Slot::kSlots));

// A gap stays within its clause.
bool ends_clause(char32_t c) {
    return c == 0 || std::u32string_view(U"。;!?,:").find(c) != std::u32string_view::npos;
}

}  // namespace

// Recursive descent over the pattern; each function appends the steps of what it reads.
struct Phrase::Compiler {
    Phrase& phrase;
    std::u32string pattern;
    size_t at = 0;

    [[noreturn]] void fail(const char* what) const {
        throw std::logic_error("phrase \"" + base::to_utf8(pattern) + "\": " + what);
    }
    [[nodiscard]] bool done() const { return at >= pattern.size(); }
    char32_t take() {
        if (done()) fail("ends too early");
        return pattern[at++];
    }
    size_t emit(Op op, int a = 0, int b = 0) {
        phrase.steps_.push_back({op, a, b});
        return phrase.steps_.size() - 1;
    }
    [[nodiscard]] int here() const { return static_cast<int>(phrase.steps_.size()); }

    void sequence() {
        while (!done() && pattern[at] != U'|' && pattern[at] != U')') optional();
    }
    void optional() {
        size_t start = phrase.steps_.size();
        atom();
        if (done() || pattern[at] != U'?') return;
        ++at;
        shift_from(start);
        phrase.steps_[start] = {Op::kSplit, static_cast<int>(start) + 1, here()};
    }
    // Makes room for a split before the steps of an atom.
    void shift_from(size_t start) {
        phrase.steps_.insert(phrase.steps_.begin() + static_cast<long>(start), Step{Op::kJump});
        for (size_t i = start + 1; i < phrase.steps_.size(); ++i) {
            Step& step = phrase.steps_[i];
            if (step.op == Op::kSplit || step.op == Op::kJump || step.op == Op::kNot) ++step.a;
            if (step.op == Op::kSplit) ++step.b;
        }
    }
    void alternatives() {
        std::vector<size_t> jumps;
        for (;;) {
            size_t split = emit(Op::kSplit, here() + 1);
            sequence();
            if (!done() && pattern[at] == U'|') {
                ++at;
                jumps.push_back(emit(Op::kJump));
                phrase.steps_[split].b = here();
                continue;
            }
            phrase.steps_[split].b = phrase.steps_[split].a;
            break;
        }
        if (take() != U')') fail("misses )");
        for (size_t jump : jumps) phrase.steps_[jump].a = here();
    }
    void atom() {
        char32_t c = take();
        if (c == U'(' && !done() && pattern[at] == U'!') return negative();
        if (c == U'(') return alternatives();
        if (c == U'[') return set();
        if (c == U'<') return slot();
        emit(Op::kChar, static_cast<int>(c));
    }
    void negative() {
        ++at;
        size_t start = emit(Op::kNot);
        alternatives();
        emit(Op::kAccept);
        phrase.steps_[start].a = here();
    }
    void set() {
        std::u32string members;
        for (char32_t c = take(); c != U']'; c = take()) members += c;
        phrase.sets_.push_back(members);
        emit(Op::kSet, static_cast<int>(phrase.sets_.size()) - 1);
    }
    void slot() {
        char32_t name = take();
        if (name == U'~') return gap();
        size_t found = kSlotNames.find(name);
        if (found == std::u32string_view::npos) fail("names an unknown slot");
        char32_t close = take();
        int place = close >= U'2' && close <= U'4' ? static_cast<int>(close - U'1') : 0;
        if (place > 0) close = take();
        if (close != U'>') fail("misses >");
        emit(Op::kSlot, static_cast<int>(found), place);
    }
    void gap() {
        int length = 0;
        for (char32_t c = take(); c != U'>'; c = take())
            length = length * 10 + static_cast<int>(c - U'0');
        emit(Op::kGap, length);
    }
};

Phrase::Phrase(std::string_view pattern) {
    Compiler compiler{*this, base::to_utf32(pattern)};
    compiler.sequence();
    if (!compiler.done()) compiler.fail("has a ) or | of its own");
    compiler.emit(Op::kAccept);
}

size_t Phrase::match(const ScanText& text, size_t at, Captures& captures) const {
    size_t end = 0;
    return run(text, 0, at, captures, end) ? end : 0;
}

// Whether a step can take the character; most alternatives differ in their first.
bool Phrase::may_step(size_t step, char32_t c) const {
    const Step& s = steps_[step];
    if (s.op == Op::kChar) return c == static_cast<char32_t>(s.a);
    return s.op != Op::kSet || sets_[static_cast<size_t>(s.a)].find(c) != std::u32string::npos;
}

bool Phrase::run_gap(const ScanText& text, size_t step, size_t at, Captures& captures,
                     size_t& end) const {
    for (int taken = 0;; ++taken) {
        Captures saved = captures;
        if (run(text, step + 1, at, captures, end)) return true;
        captures = saved;
        if (taken == steps_[step].a || ends_clause(text.at(at))) return false;
        ++at;
    }
}

bool Phrase::run(const ScanText& text, size_t step, size_t at, Captures& captures,
                 size_t& end) const {
    for (;; ++step) {
        const Step& s = steps_[step];
        switch (s.op) {
            case Op::kChar:
                if (text.at(at) != static_cast<char32_t>(s.a)) return false;
                ++at;
                break;
            case Op::kSet:
                if (at >= text.size()) return false;
                if (sets_[static_cast<size_t>(s.a)].find(text.at(at)) == std::u32string::npos)
                    return false;
                ++at;
                break;
            case Op::kSlot: {
                int value = -1;
                size_t next = read_slot(static_cast<Slot>(s.a), text, at, value);
                if (next == 0) return false;
                captures.values[static_cast<size_t>(s.a)][static_cast<size_t>(s.b)] =
                    static_cast<int16_t>(value);
                at = next;
                break;
            }
            case Op::kGap:
                return run_gap(text, step, at, captures, end);
            case Op::kSplit: {
                if (s.a != s.b && may_step(static_cast<size_t>(s.a), text.at(at))) {
                    Captures saved = captures;
                    if (run(text, static_cast<size_t>(s.a), at, captures, end)) return true;
                    captures = saved;
                }
                step = static_cast<size_t>(s.b) - 1;
                break;
            }
            case Op::kJump:
                step = static_cast<size_t>(s.a) - 1;
                break;
            case Op::kNot: {
                Captures ignored = captures;
                size_t unused = 0;
                if (run(text, step + 1, at, ignored, unused)) return false;
                step = static_cast<size_t>(s.a) - 1;
                break;
            }
            case Op::kAccept:
                end = at;
                return true;
        }
    }
}

void Phrase::collect_first(size_t step, std::u32string& out) const {
    const Step& s = steps_[step];
    switch (s.op) {
        case Op::kChar:
            out += static_cast<char32_t>(s.a);
            return;
        case Op::kSet:
            out += sets_[static_cast<size_t>(s.a)];
            return;
        case Op::kSlot:
            out += slot_first_characters(static_cast<Slot>(s.a));
            return;
        case Op::kSplit:
            collect_first(static_cast<size_t>(s.a), out);
            if (s.a != s.b) collect_first(static_cast<size_t>(s.b), out);
            return;
        case Op::kJump:
            return collect_first(static_cast<size_t>(s.a), out);
        case Op::kNot:
            return collect_first(static_cast<size_t>(s.a), out);
        case Op::kGap:
        case Op::kAccept:
            throw std::logic_error("phrase may start with anything");
    }
}

std::u32string Phrase::first_characters() const {
    std::u32string out;
    collect_first(0, out);
    return out;
}

}  // namespace extract
