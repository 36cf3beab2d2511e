#include "cmd/collect_inputs.h"

#include <stdlib.h>
#include <string.h>

#include "store/archive.h"
#include "store/memory.h"

static bool unpack(struct collect_inputs *inputs, const struct command *command, size_t index,
                   const char *path)
{
    struct buffer why = {0}, folder = {0};
    inputs->guard = inputs->guard ? inputs->guard : guard_open(&why);
    bool good = inputs->guard != NULL;
    if (good) {
        buffer_add_format(&folder, "%s/%zu", guard_folder(inputs->guard), index);
        good = archive_unpack(path, &archive_limits_default, buffer_text(&folder), &why);
        inputs->unpacked[index] = buffer_take(&folder);
    }
    if (!good) {
        command_refuse(command, "%s %s", path, buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

bool collect_inputs_open(struct collect_inputs *inputs, const struct command *command,
                         const char *const *operands)
{
    bool good = true;
    *inputs = (struct collect_inputs){0};
    while (operands[inputs->count]) {
        inputs->count++;
    }
    const char **folders = memory_get(inputs->count + 1, sizeof *folders);
    inputs->unpacked = memory_get(inputs->count + 1, sizeof *inputs->unpacked);
    for (size_t i = 0; i < inputs->count && good; i++) {
        bool file = archive_is_file(operands[i]);
        good = !file || unpack(inputs, command, i, operands[i]);
        folders[i] = file ? inputs->unpacked[i] : operands[i];
    }
    inputs->folders = folders;
    return good;
}

static bool is_apart_from(const struct command *command, const char *written, const char *folder)
{
    char *inner = realpath(written, NULL), *outer = realpath(folder, NULL);
    size_t length = outer ? strlen(outer) : 0;
    bool within = inner && outer && strncmp(inner, outer, length) == 0 &&
                  (inner[length] == '/' || inner[length] == '\0');
    free(inner);
    free(outer);
    if (within) {
        command_refuse(command,
                       "%s lies within %s, where ledgers are looked for; name another folder",
                       written, folder);
    }
    return !within;
}

bool collect_inputs_are_apart(const struct collect_inputs *inputs, const struct command *command,
                              const char *written)
{
    size_t i = 0;
    while (i < inputs->count && is_apart_from(command, written, inputs->folders[i])) {
        i++;
    }
    return i == inputs->count;
}

void collect_inputs_close(struct collect_inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->unpacked[i]);
    }
    guard_close(inputs->guard);
    free(inputs->unpacked);
    free((void *)inputs->folders);
    *inputs = (struct collect_inputs){0};
}
