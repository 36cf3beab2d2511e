/* bench.c: the core's evaluations a second, on one core. */
#include <math.h>
#include <string.h>
#include <time.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/trial.h"
#include "design/evaluate.h"

enum { BENCH_TRACK, BENCH_FORMAT };

static const struct option_row option_rows[] = {
    {"track", "TRACK", "whose defaults to evaluate (default: the first)"},
    {"format", "text|json", "how to print it (default text)"},
    {NULL, NULL, NULL},
};

static const double SECONDS = 0.2; /* for each part */
enum { BATCH = 64 };               /* evaluations between two looks at the clock */

/* Of the processor, not of the wall: what else the machine does must not count. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double evaluations_a_second(const struct design *start, enum sim_part part)
{
    struct design design = *start;
    struct sim_outputs out;
    double began = now(), elapsed = 0, count = 0;
    volatile double kept = 0; /* so that no evaluation can be left out */
    while (elapsed < SECONDS) {
        for (int i = 0; i < BATCH; i++) {
            design.in.scaling.dispersion_km = start->in.scaling.dispersion_km + i;
            design_evaluate_lean(part, &design, &out);
            kept = out.scaling.t_step;
        }
        count += BATCH;
        elapsed = now() - began;
    }
    (void)kept;
    return count / elapsed;
}

static int bench(const struct trial *trial, bool as_json)
{
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    json_open(&json, NULL, '{');
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        double rate = evaluations_a_second(&trial->design, part);
        if (as_json) {
            json_put_number(&json, part_id(part), rate);
        } else {
            say_line("%-8s %12.0f evaluations/s", part_id(part), rate);
        }
    }
    json_close(&json, '}');
    if (as_json) {
        say_line("%s", buffer_text(&text));
    }
    buffer_free(&text);
    return command_finish(CMD_OK);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    struct trial trial = {.part_id = "finale"};
    const char *format = "text";
    for (int option; (option = options_next(&options)) >= 0;) {
        if (option == BENCH_TRACK) {
            trial_option(&trial, TRIAL_TRACK, options.value);
        } else {
            format = options.value;
        }
    }
    options_operands(&options, 0);
    bool json = options_choice(&options, BENCH_FORMAT, format) == 1;
    int status = options.status;
    if (status < 0) {
        status = trial_open(&trial, &options) ? bench(&trial, json) : CMD_USAGE;
    }
    trial_close(&trial);
    return status;
}

const struct command bench_command = {
    .name = "bench",
    .operands = "",
    .help = "Measure evaluations a second",
    .run = run,
    .options = option_rows,
};
