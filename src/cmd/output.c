#include "cmd/output.h"

#include "cmd/say.h"
#include "store/whole.h"

int output_put(const struct command *command, const char *path, const struct buffer *text)
{
    struct buffer why = {0};
    int status = CMD_OK;
    if (path == NULL) {
        say_text(text);
        return command_finish(CMD_OK);
    }
    if (!whole_write(store_kernel_system(), path, buffer_text(text), text->length, &why)) {
        command_refuse(command, "%s", buffer_text(&why));
        status = CMD_FAILED;
    }
    buffer_free(&why);
    return status;
}
