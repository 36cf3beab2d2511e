/* check_data.c: an author's data, each fault with its file and line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/validation.h"
#include "proof/checked.h"
#include "proof/lock_check.h"
#include "store/path.h"

static const struct option_row option_rows[] = {{NULL, NULL, NULL}};

/* How many texts are the language's own: " (55 of them in de)". */
static void add_language(const struct catalog *catalog, const char *language, struct buffer *said)
{
    size_t own = 0;
    for (size_t i = 0; i < catalog->texts.count; i++) {
        own += strcmp(catalog->texts.items[i].path, catalog->texts.path) != 0;
    }
    if (strcmp(language, "en") != 0) {
        buffer_add_format(said, " (%zu of them in %s)", own, language);
    }
}

/* What only validate reads can be asked of the model. */
static void check_validation(const struct catalog *catalog, struct fault_list *faults)
{
    struct arena *arena = arena_new();
    size_t count;
    validation_run(catalog, arena, &count, faults);
    arena_free(arena);
}

static void say_sound(const char *folder, const struct catalog *catalog, const char *language)
{
    struct counts counts = catalog->counts;
    struct buffer own = {0};
    add_language(catalog, language, &own);
    say_line("%s: %zu files, %zu parameters, %zu rules, %zu texts%s: no fault", folder,
             counts.files, counts.parameters, counts.rules, counts.texts, buffer_text(&own));
    buffer_free(&own);
}

static int check(const char *folder, const char *language)
{
    struct fault_list faults = {0};
    struct catalog *catalog = checked_load(folder, language, &faults);
    if (catalog != NULL) {
        check_validation(catalog, &faults);
        lock_check(catalog, &faults);
    }
    fault_print_all(&faults, stdout);
    size_t count = faults.count + faults.dropped;
    if (catalog != NULL && count == 0) {
        say_sound(folder, catalog, language);
    } else {
        say_line("%s: %zu fault%s", folder, count, count == 1 ? "" : "s");
    }
    catalog_free(catalog);
    fault_free(&faults);
    return command_finish(count == 0 ? CMD_OK : CMD_FAILED);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    while (options_next(&options) >= 0) {
    }
    options_take_folder(&options, options_operands(&options, 1)[0]);
    if (options.status >= 0) {
        return options.status;
    }
    struct buffer why = {0};
    char *folder = path_data_folder(options.data_dir, &why);
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
