/* check_data.c: an author's data, each fault with its file and line. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "proof/checked.h"
#include "store/path.h"

static const struct option_row option_rows[] = {{NULL, NULL, NULL}};

static int check(const char *folder, const char *language)
{
    struct fault_list faults = {0};
    struct catalog *catalog = checked_load(folder, language, &faults);
    fault_print_all(&faults, stdout);
    if (catalog == NULL) {
        size_t count = faults.count + faults.dropped;
        say_line("%s: %zu fault%s", folder, count, count == 1 ? "" : "s");
    } else {
        struct counts counts = catalog->counts;
        say_line("%s: %zu files, %zu parameters, %zu rules, %zu texts: no fault", folder,
                 counts.files, counts.parameters, counts.rules, counts.texts);
    }
    int status = catalog == NULL ? CMD_FAILED : CMD_OK;
    catalog_free(catalog);
    fault_free(&faults);
    return command_finish(status);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    while (options_next(&options) >= 0) {
    }
    const char *const *operands = options_operands(&options, 1);
    if (options.status >= 0) {
        return options.status;
    }
    struct buffer why = {0};
    char *folder = path_data_folder(operands[0] != NULL ? operands[0] : options.data_dir, &why);
    int status = folder == NULL ? command_refuse(command, "%s", buffer_text(&why))
                                : check(folder, options_language(&options));
    free(folder);
    buffer_free(&why);
    return status;
}

const struct command check_data_command = {
    .name = "check-data",
    .operands = "[DIR]",
    .help = "Check an author's data: each fault with its file and line",
    .run = run,
    .options = option_rows,
};
