import fc from "fast-check";

// The same cases on every machine, so that a change is judged by what it changes. FC_SEED=<number> looks elsewhere;
// what it finds becomes a case of its own.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
