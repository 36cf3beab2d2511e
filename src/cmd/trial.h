/* trial.h: what eval and sweep evaluate: --track, --part and --set; and what comes out. */
#ifndef CMD_TRIAL_H
#define CMD_TRIAL_H

#include "cmd/options.h"
#include "store/buffer.h"
#include "store/json.h"

/* The first rows of a command's options, in this order. */
#define TRIAL_OPTIONS                                                                        \
    {"track", "TRACK", OPTION_TRACKS " (default: the first)"},                               \
        {"part", "1|2|3|finale", "what to evaluate (default 1)"},                            \
    {                                                                                        \
        "set", "NAME=VALUE", "set an input, a switch (on, off) or a choice; may be repeated" \
    }

enum { TRIAL_TRACK, TRIAL_PART, TRIAL_SET, TRIAL_OPTION_COUNT };

struct trial {
    const char *track_id; /* NULL: the first */
    const char *part_id;
    const char **sets; /* as given, in order */
    size_t set_count;

    struct catalog *catalog; /* from here on set by trial_open */
    const struct track *track;
    enum sim_part part;
    struct design design;
    const struct sim_output **outputs;
    size_t output_count;
};

/* One of the three options was given. */
void trial_option(struct trial *trial, int option, const char *value);

/*
 * Loads the data and applies the options to the track's defaults. False after a message. What it
 * holds is freed by trial_close in any case.
 */
bool trial_open(struct trial *trial, const struct options *options);
void trial_close(struct trial *trial);

/* The id of the first reason why something of the part can't be evaluated; NULL if none. */
const char *trial_reason(const struct trial *trial, const struct sim_outputs *out);

/* A value of an output: its choice's name, or a number in the fewest digits; "" for NaN. */
void trial_put_text(struct buffer *text, const struct sim_output *output, double value);
void trial_put_json(struct json_out *json, const struct sim_output *output, double value);

#endif
