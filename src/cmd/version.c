/* version.c: the program's version, what it was built with, and the data that it finds. */
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "sim/model.h"
#include "store/digest.h"
#include "store/path.h"

static const struct option_row option_rows[] = {{NULL, NULL, NULL}};

/* The lab's records name the same digest: which data a ledger was made with. */
static void print_data(const struct options *options)
{
    char digest[DIGEST_ROOM];
    struct buffer why = {0};
    char *folder = path_data_folder(options->data_dir, &why);
    if (folder != NULL && digest_folder(folder, digest, &why)) {
        say_line("data %s in %s", digest, folder);
    } else {
        say_line("no data: %s", buffer_text(&why));
    }
    free(folder);
    buffer_free(&why);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    options_read(&options, NULL, 0);
    if (options.status >= 0) {
        return options.status;
    }
    say_line("%s, model %d", PACKAGE_STRING, SIM_MODEL);
    say_line("built with %s", FLEETLAB_LIBRARIES);
    print_data(&options);
    return command_finish(CMD_OK);
}

const struct command version_command = {
    .name = "version",
    .operands = "",
    .help = "Say which version this is, with which libraries and data",
    .run = run,
    .options = option_rows,
};
