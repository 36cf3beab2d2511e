/* texts.c: a language's texts as a file for its translator, and back. */
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/locale.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/say.h"
#include "course/translation.h"
#include "store/number.h"
#include "store/path.h"

enum { TEXTS_PO, TEXTS_IMPORT, TEXTS_OPTIONS };
static const struct option_row option_rows[] = {
    {"po", "LANGUAGE", "print its texts as PO, for translators' programs"},
    {"import", "FILE", "take a PO file into texts/LANGUAGE.csv of the data"},
    {NULL, NULL, NULL},
};

/* Loads the data in a language, or in English where it has no file yet; NULL after the faults. */
static struct catalog *load(const struct options *options, const char *language)
{
    struct options in = *options;
    in.language = options_has_language(options, language) ? language : NULL;
    return options_catalog(&in);
}

static int print_po(const struct options *options, const char *language)
{
    struct catalog *catalog = load(options, language);
    if (catalog == NULL) {
        return CMD_USAGE;
    }
    struct buffer text = {0};
    translation_write(catalog, language, &text);
    say_text(&text);
    buffer_free(&text);
    catalog_free(catalog);
    return command_finish(CMD_OK);
}

/* Puts what was taken into the language's file, unless something is wrong with it. */
static int put(const struct options *options, const struct catalog *catalog, const struct po *po,
               const char *path, const char *language)
{
    struct fault_list faults = {0}, notes = {0};
    struct translation_taken taken;
    struct buffer text = {0}, file = {0};
    int status = CMD_FAILED;
    translation_read(catalog, po, path, &taken, &text, &faults, &notes);
    fault_print_all(&notes, stderr);
    fault_print_all(&faults, stderr);
    buffer_add_format(&file, "%s/texts/%s.csv", catalog->directory, language);
    if (faults.count > 0) {
        command_refuse(options->command, "%s was left as it is; mend the faults, and import again",
                       buffer_text(&file));
    } else {
        status = output_put(options->command, buffer_text(&file), &text);
    }
    if (status == CMD_OK) {
        say_line(
            "%s: %zu text%s taken, %zu without translation, %zu fuzzy; see fleetlab check-data "
            "--lang %s",
            buffer_text(&file), taken.texts, number_plural(taken.texts), taken.empty, taken.fuzzy,
            language);
    }
    buffer_free(&text);
    buffer_free(&file);
    fault_free(&faults);
    fault_free(&notes);
    return command_finish(status);
}

static int import(const struct options *options, const char *path)
{
    struct arena *arena = arena_new();
    struct po po = {0};
    struct fault_list faults = {0};
    int status = CMD_FAILED;
    bool read = po_read(arena, path, &po, &faults);
    const char *language = read ? po_field(arena, &po, "Language") : NULL;
    fault_print_all(&faults, stderr);
    if (read && !locale_is_language(language)) {
        command_refuse(options->command,
                       "%s: the header has no Language; write one, such as "
                       "\"Language: es\\n\"",
                       path);
    } else if (read && strcmp(language, "en") == 0) {
        command_refuse(options->command, "%s: English is what is translated; name another Language",
                       path);
    } else if (read) {
        struct catalog *catalog = load(options, language);
        status = catalog == NULL ? CMD_USAGE : put(options, catalog, &po, path, language);
        catalog_free(catalog);
    }
    po_free(&po);
    fault_free(&faults);
    arena_free(arena);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[TEXTS_OPTIONS] = {NULL};
    struct options options = options_begin(command, argc, argv);
    options_take_folder(&options, options_read(&options, values, 1)[0]);
    if (options.status >= 0) {
        return options.status;
    }
    if ((values[TEXTS_PO] == NULL) == (values[TEXTS_IMPORT] == NULL)) {
        return command_refuse(command, "give --po LANGUAGE or --import FILE");
    }
    if (values[TEXTS_PO] != NULL &&
        (!locale_is_language(values[TEXTS_PO]) || strcmp(values[TEXTS_PO], "en") == 0)) {
        return command_refuse(command, "%s is no language to translate to; name one, such as es",
                              values[TEXTS_PO]);
    }
    return values[TEXTS_PO] != NULL ? print_po(&options, values[TEXTS_PO])
                                    : import(&options, values[TEXTS_IMPORT]);
}

const struct command texts_command = {
    .name = "texts",
    .operands = "[DIR]",
    .help = "Print a language's texts for translators, or take them back",
    .run = run,
    .options = option_rows,
};
