//! Whether a hidden value of a table follows from what is shown.

/// An arc of the circulation: from one node to another, with a value that is shown or hidden.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: u32,
    pub(super) hidden: bool,
}

/// All arcs, and for each node the hidden ones that touch it.
pub(super) struct Network {
    pub(super) arcs: Vec<Arc>,
    hidden_at: Vec<Vec<usize>>,
}

impl Network {
    /// With everything shown.
    pub(super) fn new(arcs: Vec<Arc>, nodes: usize) -> Self {
        Self {
            arcs,
            hidden_at: vec![Vec::new(); nodes],
        }
    }

    /// Hides one value.
    pub(super) fn hide(&mut self, which: usize) {
        let Some(arc) = self.arcs.get_mut(which).filter(|arc| !arc.hidden) else {
            return;
        };
        arc.hidden = true;
        for node in [arc.from, arc.to] {
            if let Some(touching) = self.hidden_at.get_mut(node) {
                touching.push(which);
            }
        }
    }

    /// Whether the value of an arc could also be another one, all shown values being the same. It
    /// can be larger when some path of the residual network leads from its end back to its start,
    /// and smaller when one leads from start to end.
    pub(super) fn is_free(&self, which: usize) -> bool {
        self.arcs.get(which).is_some_and(|arc| {
            self.leads(which, arc.to, arc.from)
                || arc.value > 0 && self.leads(which, arc.from, arc.to)
        })
    }

    /// Whether the residual network without one arc has a path between two nodes. A hidden arc may
    /// always carry more, and less when it carries something.
    fn leads(&self, without: usize, start: usize, goal: usize) -> bool {
        let mut seen = vec![false; self.hidden_at.len()];
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if node == goal {
                return true;
            }
            let Some(mark) = seen.get_mut(node).filter(|seen| !**seen) else {
                continue;
            };
            *mark = true;
            let touching = self.hidden_at.get(node).into_iter().flatten();
            for index in touching.filter(|index| **index != without) {
                if let Some(arc) = self.arcs.get(*index) {
                    if arc.from == node {
                        open.push(arc.to);
                    } else if arc.value > 0 {
                        open.push(arc.from);
                    }
                }
            }
        }
        false
    }
}
