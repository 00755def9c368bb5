"""UN documents and exports become records: report, addendum, list, UPR Info, UHRI."""
