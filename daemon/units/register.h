#pragma once
// The register of units: what a printed name means on a day. A name that is not known is never
// guessed; suggestion.h offers candidates to a person.

#include <map>
#include <set>

#include "units/unit.h"

namespace units {

struct Resolution {
    std::vector<std::string> codes;  // one unit, or the members of a collective; empty: unknown
    bool collective = false;
};

class Register {
  public:
    std::string county;  // 兴县: what full names start with
    std::vector<Unit> units;
    std::vector<Collective> collectives;
    // Names that documents print and that stand for no stated unit: 有关部门. Name → reason.
    std::map<std::string, std::string> unresolved;
    // What an officer said of one plan's names: printed name → unit code or collective's name. Goes
    // before all else, and is no part of the register as it is stored.
    std::map<std::string, std::string, std::less<>> choices;

    // Builds the look-up tables; call after the vectors change.
    void index();
    [[nodiscard]] const Unit* find(std::string_view code) const;
    // The unit or collective that a name printed on `day` means. Blanks are ignored and brackets
    // folded; a leading county name (兴县 or 县) may be there or not.
    [[nodiscard]] Resolution resolve(std::string_view printed, base::Date day) const;
    // A folded name without its county in front (兴县 or 县), where something is left of it.
    [[nodiscard]] std::string without_county(std::string folded) const;
    // What is wrong with the data: names with two meanings on one day, names of two collectives,
    // members that are no unit. Empty when sound.
    [[nodiscard]] std::vector<std::string> faults() const;

    friend bool operator==(const Register& a, const Register& b) {
        return a.county == b.county && a.units == b.units && a.collectives == b.collectives &&
               a.unresolved == b.unresolved;
    }

  private:
    struct Alias {
        size_t unit;
        Validity valid;
    };
    [[nodiscard]] std::optional<Resolution> chosen(std::string_view printed, base::Date day) const;
    // Those of a collective's members that bear a name on the day: founded, and not abolished.
    [[nodiscard]] std::vector<std::string> standing(const std::vector<std::string>& members,
                                                    base::Date day) const;
    void add_doubled_collectives(std::vector<std::string>& out) const;

    std::map<std::string, std::vector<Alias>> aliases_;
    std::map<std::string, size_t> collective_names_;
    std::map<std::string, size_t, std::less<>> codes_;
};

// A name as it is compared: blanks removed, full-width marks and letters folded to half-width.
[[nodiscard]] std::string fold_name(std::string_view printed);

}  // namespace units
