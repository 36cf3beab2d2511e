/* collect.c: fleetlab collect: what students have handed in. */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/dropbox.h"

enum { OPTION_MAKE, OPTION_GROUP, OPTION_SWEEP, OPTIONS };

const struct option_row collect_options[] = {
    {"make-dropbox", "DIR", "make a drop box, or mend one"},
    {"group", "NAME", "the group of the staff that may read it (default: staff)"},
    {"sweep", "DIR", "take what lies in the drop box DIR into the folder STORAGE"},
    {NULL, NULL, NULL},
};

int cmd_collect(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {[OPTION_GROUP] = "staff"};
    struct options options = options_begin(command, argc, argv);
    for (int option; (option = options_next(&options)) >= 0;) {
        values[option] = options.value;
    }
    const char *const *operands = options_operands(&options, 1);
    if (options.status >= 0) {
        return options.status;
    }
    if (values[OPTION_MAKE] && !operands[0]) {
        return cmd_make_dropbox(command, values[OPTION_MAKE], values[OPTION_GROUP]);
    }
    if (values[OPTION_SWEEP] && operands[0]) {
        return cmd_sweep_dropbox(command, values[OPTION_SWEEP], operands[0]);
    }
    return cmd_refuse(command, "say what to do: --make-dropbox DIR, or --sweep DIR STORAGE");
}
