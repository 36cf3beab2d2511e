/* sweep.c: a grid of evaluations, on all cores, one row each, in order. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/meter.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/shards.h"
#include "cmd/trial.h"
#include "design/evaluate.h"
#include "sim/elementary.h"
#include "sim/model.h"
#include "store/memory.h"
#include "store/number.h"

enum { SWEEP_VARY = TRIAL_OPTION_COUNT, SWEEP_SHARD, SWEEP_OUT, SWEEP_MERGE, SWEEP_FORMAT };

static const struct option_row option_rows[] = {
    TRIAL_OPTIONS,
    {"vary", "NAME=FROM:TO:COUNT[:log]", "an axis; the last one varies fastest"},
    {"shard", "I/N", "only the I-th of N slices; together they are the whole"},
    {"out", "DIR", "write the slice into DIR/shard-I-of-N"},
    {"merge", "DIR", "print the slices in DIR as the whole; name what is missing"},
    {"format", "csv|json", "how to print it (default csv)"},
    {NULL, NULL, NULL},
};

enum {
    CHUNK_ROWS = 64,   /* evaluated and written by one thread at a time */
    BLOCK_CHUNKS = 64, /* held in memory before they are written */
    AXIS_MAX = 1000000000
};
static const double ROWS_MAX = 1e15;

struct sweep_range {
    const struct sim_param *param;
    double from, to;
    long long count;
    bool log;
};

struct sweep {
    const struct command *command;
    struct trial trial;
    const char **vary; /* as given */
    struct sweep_range *axes;
    size_t axis_count;
    struct shard shard;
    const char *out, *merge;
    struct shard_file shard_file;
    struct shard_file *file; /* where rows go: shard_file; NULL: standard output */
    bool json;
    long long rows; /* of the whole grid */
};

/* ---- axes ---- */

static double axis_value(const struct sweep_range *axis, long long index)
{
    double t = axis->count == 1 ? 0 : (double)index / (double)(axis->count - 1);
    if (index > 0 && index == axis->count - 1) {
        return axis->to;
    }
    double value = axis->log ? axis->from * sim_pow(axis->to / axis->from, t)
                             : axis->from + (axis->to - axis->from) * t;
    return axis->param->kind == SIM_REAL ? value : rint(value);
}

/* Cuts "FROM:TO:COUNT[:log]" at its colons; false if it isn't that. */
static bool parse_range(char *range, struct sweep_range *axis, const char *ends[2])
{
    char *fields[5] = {range};
    int count = 1;
    for (char *c = range; *c != '\0' && count < 5; c++) {
        if (*c == ':') {
            *c = '\0';
            fields[count++] = c + 1;
        }
    }
    axis->log = count == 4 && strcmp(fields[3], "log") == 0;
    ends[0] = fields[0];
    ends[1] = fields[1];
    return (count == 3 || axis->log) && number_parse_integer(fields[2], 1, AXIS_MAX, &axis->count);
}

/* An end is what --set takes, or the number of a choice. */
static bool parse_end(const struct sweep *sweep, const struct sim_param *param, const char *text,
                      double *end, char why[WHY_BYTES])
{
    struct design design = sweep->trial.design;
    bool choice = param->kind == SIM_CHOICE || param->kind == SIM_SWITCH;
    if (choice && number_parse(text, end) && sim_param_accepts(param, *end)) {
        return true;
    }
    if (!design_set(&sweep->trial.catalog->reference, &design, param->name, text, why)) {
        return false;
    }
    *end = sim_param_get(&design.in, param);
    return true;
}

/* Each end must be a value of the parameter; what lies between then is one, too. */
static bool parse_ends(const struct sweep *sweep, const char *vary, struct sweep_range *axis,
                       const char *ends[2])
{
    char why[WHY_BYTES] = "";
    if (!parse_end(sweep, axis->param, ends[0], &axis->from, why) ||
        !parse_end(sweep, axis->param, ends[1], &axis->to, why)) {
        command_refuse(sweep->command, "--vary %s: %s", vary, why);
        return false;
    }
    if (axis->log && !(axis->from > 0 && axis->to > 0)) {
        command_refuse(sweep->command, "--vary %s: a log axis must lie above 0; leave log out",
                       vary);
        return false;
    }
    return true;
}

static bool parse_axis(struct sweep *sweep, const char *vary, struct sweep_range *axis)
{
    struct design design = sweep->trial.design;
    char why[WHY_BYTES] = "";
    char *name = memory_text(vary), *equals = strchr(name, '=');
    const char *ends[2];
    bool sound = false;
    if (equals != NULL) {
        *equals = '\0';
        sound = parse_range(equals + 1, axis, ends);
    }
    axis->param = sim_param_find(name);
    if (!sound) {
        command_refuse(sweep->command,
                       "--vary %s is no axis; write NAME=FROM:TO:COUNT or "
                       "NAME=FROM:TO:COUNT:log",
                       vary);
    } else if (axis->param == NULL) {
        /* says what is meant */
        design_set(&sweep->trial.catalog->reference, &design, name, "", why);
        command_refuse(sweep->command, "--vary %s: %s", vary,
                       row_find(name) < ROW_KINDS ? "only numbers can vary; use --set" : why);
        sound = false;
    } else {
        sound = parse_ends(sweep, vary, axis, ends);
    }
    free(name);
    return sound;
}

/* Whether the axis varies what none before it does. */
static bool axis_is_new(const struct sweep *sweep, size_t axis)
{
    for (size_t i = 0; i < axis; i++) {
        if (sweep->axes[i].param == sweep->axes[axis].param) {
            command_refuse(sweep->command, "--vary %s: %s has an axis already; leave one out",
                           sweep->vary[axis], sweep->axes[axis].param->name);
            return false;
        }
    }
    return true;
}

static bool parse_axes(struct sweep *sweep)
{
    double rows = 1;
    sweep->axes = memory_get(sweep->axis_count, sizeof *sweep->axes);
    sweep->rows = 1;
    for (size_t i = 0; i < sweep->axis_count; i++) {
        if (!parse_axis(sweep, sweep->vary[i], &sweep->axes[i]) || !axis_is_new(sweep, i)) {
            return false;
        }
        rows *= (double)sweep->axes[i].count;
        if (rows > ROWS_MAX) {
            command_refuse(sweep->command, "the grid has over %g rows; make it smaller", ROWS_MAX);
            return false;
        }
        sweep->rows *= sweep->axes[i].count;
    }
    return true;
}

/* ---- rows ---- */

static void put_row(const struct sweep *sweep, long long row, struct buffer *text)
{
    const struct trial *s = &sweep->trial;
    struct design design = s->design;
    struct sim_outputs out;
    struct json_out json = {.buffer = text};
    char number[NUMBER_ROOM];
    long long rest = row;
    for (size_t i = sweep->axis_count; i-- > 0;) {
        const struct sweep_range *axis = &sweep->axes[i];
        sim_param_put(&design.in, axis->param, axis_value(axis, rest % axis->count));
        rest /= axis->count;
    }
    design_evaluate(s->part, &design, &out);
    if (sweep->json) {
        buffer_add_text(text, row == 0 ? "" : ",\n");
        json_open(&json, NULL, '{');
    }
    for (size_t i = 0; i < sweep->axis_count; i++) {
        const struct sim_param *param = sweep->axes[i].param;
        double value = sim_param_get(&design.in, param);
        if (sweep->json) {
            json_put_number(&json, param->name, value);
        } else {
            buffer_add_format(text, "%s%s", i == 0 ? "" : ",", number_short(value, number));
        }
    }
    for (size_t i = 0; i < s->output_count; i++) {
        double value = sim_output_get(&out, s->outputs[i]);
        if (sweep->json) {
            trial_put_json(&json, s->outputs[i], value);
        } else {
            buffer_add_text(text, i == 0 && sweep->axis_count == 0 ? "" : ",");
            trial_put_text(text, s->outputs[i], value);
        }
    }
    const char *reason = trial_reason(s, &out);
    if (!sweep->json) {
        buffer_add_format(text, ",%s\n", reason == NULL ? "" : reason);
        return;
    }
    if (reason != NULL) {
        json_put_text(&json, "reason", reason);
    }
    json_close(&json, '}');
}

/* False once it can't be written. */
static bool put_text(const struct sweep *sweep, const struct buffer *text)
{
    if (!sweep->file) {
        say_text(text);
    }
    return sweep->file ? shard_file_put(sweep->file, text) : !say_failed();
}

static bool put_header(const struct sweep *sweep)
{
    struct buffer text = {0};
    for (size_t i = 0; i < sweep->axis_count && !sweep->json; i++) {
        buffer_add_format(&text, "%s,", sweep->axes[i].param->name);
    }
    for (size_t i = 0; i < sweep->trial.output_count && !sweep->json; i++) {
        buffer_add_format(&text, "%s,", sweep->trial.outputs[i]->name);
    }
    buffer_add_text(&text, sweep->json ? "[" : "reason\n");
    bool good = put_text(sweep, &text);
    buffer_free(&text);
    return good;
}

/* The rows from `first` to before `end`, block by block, so that the memory stays flat. */
static bool put_rows(const struct sweep *sweep, long long first, long long end,
                     struct progress *progress)
{
    bool good = true;
    struct buffer chunks[BLOCK_CHUNKS] = {{0}};
    const long long block = (long long)CHUNK_ROWS * BLOCK_CHUNKS;
    for (long long start = first; start < end && good; start += block) {
#pragma omp parallel for schedule(dynamic)
        for (int c = 0; c < BLOCK_CHUNKS; c++) {
            long long row = start + (long long)c * CHUNK_ROWS;
            long long stop = row + CHUNK_ROWS < end ? row + CHUNK_ROWS : end;
            buffer_cut(&chunks[c], 0);
            progress_add(progress, stop > row ? (size_t)(stop - row) : 0);
            for (; row < stop; row++) {
                put_row(sweep, row, &chunks[c]);
            }
        }
        for (int c = 0; c < BLOCK_CHUNKS && good; c++) {
            good = put_text(sweep, &chunks[c]);
        }
    }
    for (int c = 0; c < BLOCK_CHUNKS; c++) {
        buffer_free(&chunks[c]);
    }
    return good;
}

/* The slices, one behind the other, are the whole: the first has the header, the last the end. */
static bool put_slice(const struct sweep *sweep)
{
    long long first, behind;
    shard_range(&sweep->shard, sweep->rows, &first, &behind);
    struct buffer end = {0};
    struct meter meter;
    struct progress *progress = meter_open(&meter, sweep->command, "rows",
                                           (size_t)(behind - first));
    /* On the same terminal the rows themselves say how far it is. */
    bool shown = !sweep->file && isatty(STDOUT_FILENO);
    bool good = (sweep->shard.index > 1 || put_header(sweep)) &&
                put_rows(sweep, first, behind, shown ? NULL : progress);
    meter_close(&meter);
    if (sweep->json && sweep->shard.index == sweep->shard.count) {
        buffer_add_text(&end, "]\n");
        good = good && put_text(sweep, &end);
        buffer_free(&end);
    }
    return good;
}

/* Of all that was asked, as it was given, and of the data: slices of one sweep have the same. */
static void digest_of(const struct sweep *sweep, char digest[DIGEST_ROOM])
{
    const struct trial *trial = &sweep->trial;
    struct buffer asked = {0};
    buffer_add_format(&asked, "%s\n%d\n%s\n%d\n%d\n", PACKAGE_STRING, SIM_MODEL,
                      trial->catalog->digest, (int)trial->part, sweep->json);
    buffer_add_format(&asked, "%s\n", trial->track->id);
    for (size_t i = 0; i < trial->set_count; i++) {
        buffer_add_format(&asked, "set %s\n", trial->sets[i]);
    }
    for (size_t i = 0; i < sweep->axis_count; i++) {
        buffer_add_format(&asked, "vary %s\n", sweep->vary[i]);
    }
    digest_hex(buffer_text(&asked), asked.length, digest);
    buffer_free(&asked);
}

static int write_shard(struct sweep *sweep)
{
    const struct shard *shard = &sweep->shard;
    bool good = shard_file_open(&sweep->shard_file, sweep->command, sweep->out, shard);
    if (good) {
        sweep->file = &sweep->shard_file;
        errno = 0;
        good = put_slice(sweep);
        if (!good) {
            command_refuse(sweep->command, "shard %lld/%lld can't be written (%s)", shard->index,
                           shard->count, strerror(errno));
        }
    }
    return shard_file_close(&sweep->shard_file, good) ? CMD_OK : CMD_FAILED;
}

static int do_sweep(struct sweep *sweep)
{
    digest_of(sweep, sweep->shard.digest);
    if (sweep->merge) {
        return shards_print(sweep->command, sweep->merge, &sweep->shard);
    }
    if (sweep->out) {
        return write_shard(sweep);
    }
    put_slice(sweep);
    return command_finish(CMD_OK);
}

static int sweep_options_read(struct sweep *sweep, struct options *options)
{
    const char *shard = "1/1", *format = "csv";
    for (int option; (option = options_next(options)) >= 0;) {
        switch (option) {
        case SWEEP_VARY:
            sweep->vary = memory_resize(sweep->vary, sweep->axis_count + 1, sizeof *sweep->vary);
            sweep->vary[sweep->axis_count++] = options->value;
            break;
        case SWEEP_SHARD: shard = options->value; break;
        case SWEEP_OUT: sweep->out = options->value; break;
        case SWEEP_MERGE: sweep->merge = options->value; break;
        case SWEEP_FORMAT: format = options->value; break;
        default: trial_option(&sweep->trial, option, options->value);
        }
    }
    options_operands(options, 0);
    sweep->json = options_choice(options, SWEEP_FORMAT, format) == 1;
    if (options->status >= 0) {
        return options->status;
    }
    sweep->shard.of = "sweep";
    return shard_parse(&sweep->shard, sweep->command, shard) ? -1 : CMD_USAGE;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    struct sweep sweep = {.command = command};
    int status = sweep_options_read(&sweep, &options);
    if (status < 0) {
        bool sound = trial_open(&sweep.trial, &options) && parse_axes(&sweep);
        status = sound ? do_sweep(&sweep) : CMD_USAGE;
    }
    trial_close(&sweep.trial);
    free(sweep.vary);
    free(sweep.axes);
    return status;
}

const struct command sweep_command = {
    .name = "sweep",
    .operands = "",
    .help = "Evaluate a grid, one row each",
    .run = run,
    .options = option_rows,
};
