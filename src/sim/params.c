#include "sim/params.h"

#include <math.h>
#include <string.h>

#include "sim/void.h"

const struct sim_param *sim_param_find(const char *name)
{
    size_t count;
    const struct sim_param *params = sim_params(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(params[i].name, name) == 0) {
            return &params[i];
        }
    }
    return NULL;
}

const struct sim_output *sim_output_find(const char *name)
{
    size_t count;
    const struct sim_output *outputs = sim_outputs_table(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(outputs[i].name, name) == 0) {
            return &outputs[i];
        }
    }
    return NULL;
}

static double read_double(const void *base, size_t offset)
{
    double value;

    memcpy(&value, (const char *)base + offset, sizeof value);
    return value;
}

double sim_get(const struct sim_inputs *inputs, const struct sim_param *param)
{
    return read_double(inputs, param->offset);
}

double sim_output_get(const struct sim_outputs *outputs, const struct sim_output *output)
{
    return read_double(outputs, output->offset);
}

bool sim_param_accepts(const struct sim_param *param, double value)
{
    if (!isfinite(value) || value < param->min || value > param->max) {
        return false;
    }
    if ((param->min_open && value <= param->min) || (param->max_open && value >= param->max)) {
        return false;
    }
    return param->kind == SIM_REAL || value == floor(value);
}

bool sim_put(struct sim_inputs *inputs, const struct sim_param *param, double value)
{
    if (!sim_param_accepts(param, value)) {
        return false;
    }
    memcpy((char *)inputs + param->offset, &value, sizeof value);
    return true;
}

int sim_param_choice(const struct sim_param *param, const char *name)
{
    for (int i = 0; param->choices != NULL && param->choices[i] != NULL; i++) {
        if (strcmp(param->choices[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

enum sim_reason sim_inputs_check(const struct sim_inputs *inputs)
{
    if (inputs->compound.quorum > inputs->compound.size) {
        return SIM_QUORUM_ABOVE_SIZE;
    }
    if (fmod(inputs->finale.repeat, 2.0) == 0.0) {
        return SIM_REPEAT_EVEN;
    }
    return SIM_OK;
}

enum sim_reason sim_part_reason(const struct sim_outputs *outputs, enum sim_part part)
{
    switch (part) {
    case SIM_PART_SCALING: return outputs->scaling.reason;
    case SIM_PART_RELIABILITY: return outputs->reliability.reason;
    case SIM_PART_COMPOUND: return outputs->compound.reason;
    case SIM_PART_FINALE: return outputs->finale.reason;
    }
    return SIM_OK;
}

void sim_outputs_clear(struct sim_outputs *outputs)
{
    *outputs = (struct sim_outputs){.scaling.reason = SIM_OK};
    sim_void(&outputs->scaling, offsetof(struct sim_scaling_out, reason));
    sim_void(&outputs->saturation, offsetof(struct sim_saturation_out, reason));
    sim_void(&outputs->reliability, offsetof(struct sim_reliability_out, reason));
    sim_void(&outputs->compound, offsetof(struct sim_compound_out, reason));
    sim_void(&outputs->finale, offsetof(struct sim_finale_out, reason));
}
