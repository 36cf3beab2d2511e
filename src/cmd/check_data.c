/* check_data.c: an author's data, each fault with its file and line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/validation.h"
#include "course/translation.h"
#include "proof/checked.h"
#include "proof/lock_check.h"
#include "store/number.h"
#include "store/path.h"

static const struct option_row option_rows[] = {
    {"seal", NULL, "note beside sound data that no lab need check them again"},
    {NULL, NULL, NULL},
};

/* What only validate reads can be asked of the model. */
static void check_validation(const struct catalog *catalog, struct fault_list *faults)
{
    struct arena *arena = arena_new();
    size_t count;
    validation_run(catalog, arena, &count, faults);
    arena_free(arena);
}

/* How far a language is. */
static void say_language(const struct catalog *catalog, const char *language)
{
    struct translation_count count;
    if (catalog->texts.count > 0 && strcmp(language, "en") != 0) {
        translation_count(catalog, &count);
        say_line("%s: %zu text%s: %zu translated, %zu missing, %zu unknown, %zu with other "
                 "placeholders, %zu too wide",
                 language, count.texts, number_plural(count.texts), count.translated, count.missing,
                 count.unknown, count.changed, count.wide);
    }
}

static void say_end(const char *folder, const struct catalog *catalog, size_t faults)
{
    const struct counts *counts = &catalog->counts;
    if (faults == 0) {
        say_line("%s: %zu files, %zu parameters, %zu rules, %zu texts: no fault", folder,
                 counts->files, counts->parameters, counts->rules, counts->texts);
    } else {
        say_line("%s: %zu fault%s", folder, faults, number_plural(faults));
    }
}

static bool seal_data(struct catalog *catalog, const char *folder, const char *language)
{
    struct buffer why = {0};
    bool good = checked_seal(catalog, language, &why);
    if (good) {
        say_line("%s: sealed for %s", folder, language);
    } else {
        say_error("fleetlab check-data: %s", buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

static int check(const char *folder, const char *language, bool seal)
{
    struct fault_list faults = {0};
    struct catalog *catalog = checked_read(folder, language, &faults);
    if (faults.count == 0) {
        check_validation(catalog, &faults);
        lock_check(catalog, &faults);
    }
    fault_print_all(&faults, stdout);
    size_t count = faults.count + faults.dropped;
    say_language(catalog, language);
    say_end(folder, catalog, count);
    bool good = count == 0 && (!seal || seal_data(catalog, folder, language));
    catalog_free(catalog);
    fault_free(&faults);
    return command_finish(good ? CMD_OK : CMD_FAILED);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    bool seal = false;
    while (options_next(&options) >= 0) {
        seal = true;
    }
    options_take_folder(&options, options_operands(&options, 1)[0]);
    if (options.status >= 0) {
        return options.status;
    }
    struct buffer why = {0};
    char *folder = path_data_folder(options.data_dir, &why);
    int status = folder == NULL ? command_refuse(command, "%s", buffer_text(&why))
                                : check(folder, options_language(&options), seal);
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
