"""Will hold cohorts, progress and the mock review, owned by a cohort."""
