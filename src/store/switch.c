#include "store/switch.h"

#include <stddef.h>
#include <stdlib.h>
#include <strings.h>

bool switch_is_on(const char *name)
{
    static const char *const off[] = {"", "0", "no", "off", "false"};
    const char *value = getenv(name);
    for (size_t i = 0; value != NULL && i < sizeof off / sizeof off[0]; i++) {
        if (strcasecmp(value, off[i]) == 0) {
            return false;
        }
    }
    return value != NULL;
}
