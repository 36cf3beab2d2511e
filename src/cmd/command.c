#include "cmd/command.h"

#include <errno.h>
#include <stdarg.h>
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
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "fleetlab: standard output: %s\n", strerror(errno));
        return CMD_FAILED;
    }
    return status;
}
