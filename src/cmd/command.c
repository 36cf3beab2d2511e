#include "cmd/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

int command_refuse(const struct command *command, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "fleetlab %s: ", command->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return CMD_USAGE;
}

int command_finish(int status)
{
    errno = 0; /* a write that failed before left its reason long ago */
    bool flushed = fflush(stdout) == 0;
    if (flushed && !ferror(stdout)) {
        return status;
    }
    const char *why = errno == 0       ? "not everything was written"
                      : errno == EBADF ? "it is closed"
                                       : strerror(errno);
    fprintf(stderr, "fleetlab: standard output: %s\n", why);
    return CMD_FAILED;
}
