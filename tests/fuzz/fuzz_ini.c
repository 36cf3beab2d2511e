/* Any bytes as settings: refused with a reason, or every key can be had with its line. And as a
 * course's own file. */
#include "world.h"

#include <stdlib.h>

#include "store/ini.h"

static void use(const struct ini *ini)
{
    const char *section, *key;
    for (size_t i = 0; (section = ini_section(ini, i)) != NULL; i++) {
        for (size_t j = 0; (key = ini_key(ini, section, j)) != NULL; j++) {
            struct fault_list faults = {0};
            double number;
            if (!ini_string(ini, section, key) || ini_line(ini, section, key) == 0) {
                abort();
            }
            ini_number(ini, section, key, &number, &faults);
            fault_free(&faults);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fault_list faults = {0};
    struct ini *ini = ini_read(world_file(data, size), &faults);
    if (ini) {
        use(ini);
    } else if (faults.count == 0) {
        abort();
    }
    ini_free(ini);
    fault_free(&faults);
    return 0;
}
