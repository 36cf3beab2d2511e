/*
 * radar: the two faces of the FleetSynthesisRadar. Every axis runs from 0 to 1, outer is better.
 */
#ifndef SIM_RADAR_H
#define SIM_RADAR_H

struct sim_inputs;
struct sim_outputs;

/* Compute, Communication, Coordination. */
enum { SIM_C3_COMPUTE, SIM_C3_COMMUNICATION, SIM_C3_COORDINATION, SIM_C3_AXES };

/* The Six Principles of Distributed ML. */
enum {
    SIM_PRINCIPLE_COMMUNICATION,
    SIM_PRINCIPLE_FAILURE,
    SIM_PRINCIPLE_INFRASTRUCTURE,
    SIM_PRINCIPLE_RESPONSIBILITY,
    SIM_PRINCIPLE_SUSTAINABILITY,
    SIM_PRINCIPLE_SCALE,
    SIM_PRINCIPLES
};

struct sim_radar {
    double c3[SIM_C3_AXES]; /* NaN: cannot be evaluated */
    double principles[SIM_PRINCIPLES];
};

/* From evaluated outputs; of the inputs only efficiency_reference and fleet_kind are read. */
void sim_radar_eval(const struct sim_inputs *inputs, const struct sim_outputs *outputs,
                    struct sim_radar *radar);

#endif
