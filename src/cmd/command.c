#include "cmd/command.h"

#include <stdarg.h>

#include "cmd/say.h"

int command_refuse(const struct command *command, const char *format, ...)
{
    struct buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_formatv(&text, format, arguments);
    va_end(arguments);
    say_error("fleetlab %s: %s", command->name, buffer_text(&text));
    buffer_free(&text);
    return CMD_USAGE;
}

int command_finish(int status)
{
    return say_finish() ? status : CMD_FAILED;
}
