# sim: the physics. Pure: no I/O, no clock, no locale.
