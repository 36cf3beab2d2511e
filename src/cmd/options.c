#include "cmd/options.h"

#include "cmd/locale.h"
#include "cmd/say.h"

#include <dirent.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "course/nearest.h"
#include "store/path.h"

enum { ROWS_MAX = 32 };

/* A command that has --output takes -o for it. */
static const struct option_row common[] = {
    {"data-dir", "DIR", "take the data from DIR"},
    {"lang", "LANGUAGE", "texts in this language, rather than the locale's"},
    {"no-pager", NULL, "print long texts at once, on a terminal, too"},
    {"help", NULL, "print this help (-h)"},
    {NULL, NULL, NULL},
};
enum { COMMON_DATA_DIR, COMMON_LANG, COMMON_NO_PAGER, COMMON_HELP };

static int count_rows(const struct option_row *rows)
{
    int count = 0;
    while (rows[count].name != NULL) {
        count++;
    }
    return count;
}

/* The names of the tracks that the data offer, as a sentence counts them up. */
static void add_tracks(const char *data_dir, struct buffer *said)
{
    struct buffer why = {0};
    struct fault_list faults = {0};
    char *folder = path_data_folder(data_dir, &why);
    struct catalog *catalog = folder ? catalog_open(folder, NULL, &faults) : NULL;
    if (catalog == NULL) {
        buffer_add_text(said, "one that the data offer");
    }
    for (size_t i = 0; catalog && i < catalog->track_count; i++) {
        bool last = i > 0 && i + 1 == catalog->track_count;
        buffer_add_format(said, "%s%s", last ? " or " : i > 0 ? ", " : "", catalog->tracks[i].id);
    }
    catalog_free(catalog);
    fault_free(&faults);
    buffer_free(&why);
    free(folder);
}

static void print_rows(const struct option_row *rows, const char *data_dir)
{
    for (; rows->name != NULL; rows++) {
        char left[64];
        struct buffer help = {0};
        const char *tracks = strstr(rows->help, OPTION_TRACKS);
        buffer_add(&help, rows->help, tracks ? (size_t)(tracks - rows->help) : strlen(rows->help));
        if (tracks) {
            add_tracks(data_dir, &help);
            buffer_add_text(&help, tracks + strlen(OPTION_TRACKS));
        }
        snprintf(left, sizeof left, "--%s%s%s", rows->name, rows->argument == NULL ? "" : " ",
                 rows->argument == NULL ? "" : rows->argument);
        say_line("  %-33s %s", left, buffer_text(&help));
        buffer_free(&help);
    }
}

void options_print_common(void)
{
    print_rows(common, NULL);
}

int options_print(const struct command *command, const char *data_dir)
{
    say_line("Usage: fleetlab %s [OPTION]...%s%s", command->name,
             *command->operands == '\0' ? "" : " ", command->operands);
    say_line("%s.", command->help);
    say_line("%s", "");
    print_rows(command->options, data_dir);
    print_rows(common, data_dir);
    return command_finish(CMD_OK);
}

struct options options_begin(const struct command *command, int argc, char **argv)
{
    optind = 0; /* starts afresh, in GNU and musl alike */
    return (struct options){.command = command, .argc = argc, .argv = argv, .status = -1};
}

/* The option that was probably meant, or where all of them stand. */
static void options_mend(const struct options *options, const char *given,
                         const struct option *rows, struct buffer *mend)
{
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(given + 2, "="), given + 2);
    struct nearest nearest = {.word = word};
    for (; rows->name != NULL; rows++) {
        nearest_offer(&nearest, rows->name);
    }
    if (strcmp(options->argv[0], options->command->name) != 0) {
        nearest_offer(&nearest, "version"); /* the program's own, where no command is named */
    }
    if (nearest.name != NULL) {
        buffer_add_format(mend, "did you mean --%s?", nearest.name);
    } else {
        buffer_add_format(mend, "see fleetlab %s --help", options->command->name);
    }
}

static int options_bad(struct options *options, const struct option *rows)
{
    const char *given = options->argv[optind - 1];
    bool is_long = strncmp(given, "--", 2) == 0, lacks = optopt != 0 && is_long;
    struct buffer mend = {0};
    options_mend(options, is_long && !lacks ? given : "--", rows, &mend);
    options->status = command_refuse(options->command, "%s %s; %s", given,
                                     lacks ? "is not a complete option" : "is not an option",
                                     buffer_text(&mend));
    buffer_free(&mend);
    return -1;
}

int options_next(struct options *options)
{
    struct option rows[ROWS_MAX] = {{0}};
    int own = count_rows(options->command->options), all = own + count_rows(common);
    for (int i = 0; i < all && i < ROWS_MAX - 1; i++) {
        const struct option_row *row = i < own ? &options->command->options[i] : &common[i - own];
        rows[i] = (struct option){row->name, row->argument != NULL, NULL, i + 256};
    }
    for (;;) {
        int got = getopt_long(options->argc, options->argv, ":ho:", rows, NULL);
        for (int i = 0; got == 'o' && i < own; i++) {
            got = rows[i].name && strcmp(rows[i].name, "output") == 0 ? rows[i].val : got;
        }
        got = got == 'h' ? own + COMMON_HELP + 256 : got;
        options->value = optarg;
        if (got == -1) {
            return -1;
        }
        if (got < 256) {
            return options_bad(options, rows);
        }
        if (got - 256 < own) {
            return got - 256;
        }
        if (got - 256 - own == COMMON_HELP) {
            options->status = options_print(options->command, options->data_dir);
            return -1;
        }
        if (got - 256 - own == COMMON_NO_PAGER) { /* main.c has seen it */
            continue;
        }
        if (got - 256 - own == COMMON_LANG && !locale_is_language(optarg)) {
            options->status = command_refuse(options->command,
                                             "%s is not the name of a language; "
                                             "name a file of texts/ without its ending",
                                             optarg);
            return -1;
        }
        *(got - 256 - own == COMMON_LANG ? &options->language : &options->data_dir) = optarg;
    }
}

const char *const *options_operands(struct options *options, int most)
{
    if (options->status < 0 && options->argc - optind > most) {
        options->status = command_refuse(options->command,
                                         "%s is one argument too many; see fleetlab %s --help",
                                         options->argv[optind + most], options->command->name);
    }
    return (const char *const *)options->argv + optind;
}

const char *const *options_read(struct options *options, const char **values, int most)
{
    for (int option; (option = options_next(options)) >= 0;) {
        values[option] = options->value != NULL ? options->value : "";
    }
    return options_operands(options, most);
}

void options_take_folder(struct options *options, const char *operand)
{
    if (options->status >= 0 || operand == NULL) {
        return;
    }
    if (options->data_dir != NULL) {
        options->status = command_refuse(options->command,
                                         "%s and --data-dir %s are two folders; give one", operand,
                                         options->data_dir);
    }
    options->data_dir = operand;
}

/* "text|md|json" as people list it: "text, md or json". */
static void list_choices(struct buffer *text, const char *choices)
{
    const char *last = strrchr(choices, '|');
    for (const char *at = choices; *at != '\0'; at++) {
        if (*at == '|') {
            buffer_add_text(text, at == last ? " or " : ", ");
        } else {
            buffer_add_char(text, *at);
        }
    }
}

int options_choice(struct options *options, int option, const char *value)
{
    const struct option_row *row = &options->command->options[option];
    struct buffer choices = {0};
    int index = 0;
    if (options->status >= 0) {
        return -1;
    }
    for (const char *at = row->argument;; at++, index++) {
        size_t length = strcspn(at, "|");
        if (strlen(value) == length && strncmp(at, value, length) == 0) {
            return index;
        }
        at += length;
        if (*at == '\0') {
            break;
        }
    }
    list_choices(&choices, row->argument);
    options->status = command_refuse(options->command, "there is no %s %s; choose %s", row->name,
                                     value, buffer_text(&choices));
    buffer_free(&choices);
    return -1;
}

const char *options_language(const struct options *options)
{
    return options->language != NULL ? options->language : "en";
}

static int is_texts(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".csv") == 0;
}

/* The languages that there are: texts/LANGUAGE.csv in the data folder. */
static void list_languages(const char *folder, struct buffer *names)
{
    struct buffer path = {0};
    struct dirent **entries = NULL;
    buffer_add_format(&path, "%s/texts", folder);
    int count = scandir(buffer_text(&path), &entries, is_texts, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        buffer_add_format(names, "%s%.*s", i == 0 ? "" : ", ", (int)strlen(name) - 4, name);
        free(entries[i]);
    }
    free(entries);
    buffer_free(&path);
}

bool options_has_language(const struct options *options, const char *language)
{
    struct buffer path = {0}, why = {0};
    char *folder = path_data_folder(options->data_dir, &why);
    buffer_add_format(&path, "%s/texts/%s.csv", folder != NULL ? folder : "", language);
    bool there = folder != NULL && access(buffer_text(&path), F_OK) == 0;
    free(folder);
    buffer_free(&path);
    buffer_free(&why);
    return there;
}

static bool has_language(const struct options *options, const char *folder)
{
    struct buffer path = {0}, names = {0};
    buffer_add_format(&path, "%s/texts/%s.csv", folder, options_language(options));
    bool there = !options->language || access(buffer_text(&path), F_OK) == 0;
    if (!there) {
        list_languages(folder, &names);
        command_refuse(options->command, "there is no language %s; there are: %s",
                       options->language, buffer_text(&names));
    }
    buffer_free(&path);
    buffer_free(&names);
    return there;
}

struct catalog *options_load(const struct options *options, options_loader *load)
{
    struct buffer why = {0};
    struct fault_list faults = {0};
    struct catalog *catalog = NULL;
    char *folder = path_data_folder(options->data_dir, &why);
    if (folder == NULL) {
        command_refuse(options->command, "%s", buffer_text(&why));
    } else if (has_language(options, folder)) {
        char name[LOCALE_ROOM];
        bool local = options->language == NULL && options->command->local;
        catalog = load(folder, local ? locale_language(folder, name) : options_language(options),
                       &faults);
        fault_print_all(&faults, stderr);
    }
    free(folder);
    buffer_free(&why);
    fault_free(&faults);
    // cppcheck-suppress returnDanglingLifetime ; load keeps nothing of the list
    return catalog;
}

struct catalog *options_catalog(const struct options *options)
{
    return options_load(options, catalog_load);
}

const struct track *options_track(const struct command *command, const struct catalog *catalog,
                                  const char *id)
{
    if (id == NULL) {
        return &catalog->tracks[0];
    }
    const struct track *track = catalog_track_named(catalog, id);
    struct nearest nearest = {.word = id};
    struct buffer all = {0};
    if (track != NULL) {
        return track;
    }
    buffer_add_text(&all, "there are ");
    for (size_t i = 0; i < catalog->track_count; i++) {
        nearest_offer(&nearest, catalog->tracks[i].id);
        buffer_add_format(&all, "%s%s", i == 0 ? "" : ", ", catalog->tracks[i].id);
    }
    command_refuse(command, "no track is named %s; %s", id,
                   nearest_mend(&nearest, buffer_text(&all)));
    buffer_free(&all);
    return NULL;
}
