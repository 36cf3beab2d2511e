/* switch: environment variables that turn something on. */
#ifndef STORE_SWITCH_H
#define STORE_SWITCH_H

#include <stdbool.h>

/* Whether the variable NAME is set to anything but "", 0, no, off or false, in any case. */
bool switch_is_on(const char *name);

#endif
