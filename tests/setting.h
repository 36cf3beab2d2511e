/* setting: what `make check` tells each test by its environment (tests/local.mk). */
#ifndef TESTS_SETTING_H
#define TESTS_SETTING_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The value of a variable; ends a test that runs without it, and says so. */
static inline const char *setting(const char *name)
{
    const char *value = getenv(name);
    if (!value) {
        const char *test = program_invocation_name;
        test += strncmp(test, "./", 2) == 0 ? 2 : 0;
        printf("Bail out! %s is not set: make check TESTS=%s sets it\n", name, test);
        exit(99);
    }
    return value;
}

#endif
