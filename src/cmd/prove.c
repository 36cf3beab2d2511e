/* prove.c: the proof that the lesson works, on the data as they are. */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/meter.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "proof/checked.h"
#include "proof/prove.h"
#include "lesson/state.h"
#include "store/json.h"
#include "store/number.h"

enum { OPTION_TRACK, OPTION_PART, OPTION_FORMAT };

static const struct option_row option_rows[] = {
    {"track", "TRACK", "this track alone"},
    {"part", "1|2|3|finale", "this part alone"},
    {"format", "text|json", "how to print it (default text)"},
    {NULL, NULL, NULL},
};

static void print_text(const struct proof *proof)
{
    for (size_t i = 0; i < proof->count; i++) {
        const struct proof_claim *claim = &proof->claims[i];
        say_line("%-7s %-6s %-5s %s: %s", claim->track, part_name(claim->part),
                 claim->holds ? "holds" : "FAILS", claim->name, claim->says);
        if (!claim->holds) {
            say_line("        %s: %s", claim->where, claim->mend);
        }
    }
    say_line("%zu claim%s, %zu fail", proof->count, number_plural(proof->count), proof->failed);
}

static void print_json(const struct proof *proof)
{
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < proof->count; i++) {
        const struct proof_claim *claim = &proof->claims[i];
        json_open(&json, NULL, '{');
        json_put_text(&json, "track", claim->track);
        json_put_text(&json, "part", part_name(claim->part));
        json_put_text(&json, "claim", claim->name);
        json_put_bool(&json, "holds", claim->holds);
        json_put_text(&json, "says", claim->says);
        if (!claim->holds) {
            json_put_text(&json, "where", claim->where);
            json_put_text(&json, "mend", claim->mend);
        }
        json_close(&json, '}');
    }
    json_close(&json, ']');
    say_line("%s", buffer_text(&text));
    buffer_free(&text);
}

static int print_proof(const struct command *command, const struct catalog *catalog,
                       const struct track *track, int part, bool json)
{
    struct proof proof = {0};
    struct meter meter;
    prove(catalog, track, part, &proof,
          meter_open(&meter, command, "parts", prove_parts(catalog, track, part)));
    meter_close(&meter);
    (json ? print_json : print_text)(&proof);
    int status = proof.failed > 0 ? CMD_FAILED : CMD_OK;
    proof_free(&proof);
    return command_finish(status);
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {NULL, NULL, "text"};
    struct options options = options_begin(command, argc, argv);
    options_take_folder(&options, options_read(&options, values, 1)[0]);
    bool json = options_choice(&options, OPTION_FORMAT, values[OPTION_FORMAT]) == 1;
    int part = values[OPTION_PART] ? 1 + options_choice(&options, OPTION_PART, values[OPTION_PART])
                                   : 0;
    if (options.status >= 0) {
        return options.status;
    }
    struct catalog *catalog = options_load(&options, checked_load);
    const char *name = values[OPTION_TRACK];
    int status = CMD_USAGE;
    if (catalog && (!name || options_track(command, catalog, name))) {
        status = print_proof(command, catalog, name ? track_find(catalog, name) : NULL, part, json);
    }
    catalog_free(catalog);
    return status;
}

const struct command prove_command = {
    .name = "prove",
    .operands = "[DIR]",
    .help = "Prove that every mission can be met and none is met already",
    .run = run,
    .paged = true,
    .options = option_rows,
};
