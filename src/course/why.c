#include "course/why.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void why_add(char why[WHY_BYTES], const char *format, ...)
{
    size_t length = strlen(why);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why + length, WHY_BYTES - length, format, arguments);
    va_end(arguments);
}
