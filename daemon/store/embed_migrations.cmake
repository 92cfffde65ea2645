# Writes OUTPUT, a C++ file that holds every FOLDER/NNNN_name.sql as a literal.
file(GLOB steps ${FOLDER}/[0-9][0-9][0-9][0-9]_*.sql)
list(SORT steps)
set(body "")
foreach(step ${steps})
    get_filename_component(stem ${step} NAME_WE)
    string(SUBSTRING ${stem} 0 4 number)
    string(REGEX REPLACE "^0+" "" plain ${number})
    string(SUBSTRING ${stem} 5 -1 name)
    file(READ ${step} sql)
    string(APPEND body "        {${plain}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// From schema/.
#include \"store/migrations.h\"

namespace store {

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> kSteps = {
${body}    };
    return kSteps;
}

}  // namespace store
")
