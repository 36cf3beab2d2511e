/* scenario.h: what eval and sweep evaluate: --track, --part and --set; and what comes out. */
#ifndef CMD_SCENARIO_H
#define CMD_SCENARIO_H

#include "cmd/options.h"
#include "store/buffer.h"
#include "store/json.h"

/* The first rows of a command's options, in this order. */
#define SCENARIO_OPTIONS                                                                     \
    {"track", "TRACK", "cloud, edge, mobile or tiny (default: the first)"},                  \
        {"part", "1|2|3|finale", "what to evaluate (default 1)"},                            \
    {                                                                                        \
        "set", "NAME=VALUE", "set an input, a switch (on, off) or a choice; may be repeated" \
    }

enum { SCENARIO_TRACK, SCENARIO_PART, SCENARIO_SET, SCENARIO_OPTION_COUNT };

struct scenario {
    const char *track_id; /* NULL: the first */
    const char *part_id;
    const char **sets; /* as given, in order */
    size_t set_count;

    struct lab_catalog *catalog; /* from here on set by scenario_open */
    const struct lab_track *track;
    enum sim_part part;
    struct lab_design design;
    const struct sim_output **outputs;
    size_t output_count;
};

/* One of the three options was given. */
void scenario_option(struct scenario *scenario, int option, const char *value);

/*
 * Loads the data and applies the options to the track's defaults. False after a message. What it
 * holds is freed by scenario_close in any case.
 */
bool scenario_open(struct scenario *scenario, const struct options *options);
void scenario_close(struct scenario *scenario);

/* The id of the first reason why something of the part can't be evaluated; NULL if none. */
const char *scenario_reason(const struct scenario *scenario, const struct sim_outputs *out);

/* A value of an output: its choice's name, or a number in the fewest digits; "" for NaN. */
void scenario_put_text(struct buffer *text, const struct sim_output *output, double value);
void scenario_put_json(struct json_out *json, const struct sim_output *output, double value);

#endif
