"""The wall inside the family: who may know what, and nothing else."""
