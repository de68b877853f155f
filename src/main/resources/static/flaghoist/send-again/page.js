// Sending a partner again what it was given: the question, and how far the requests have come.
import { h } from '../host.js'
import { ask } from '../hub.js'
import { useAnswer } from '../live.js'
import { RoleNote } from '../parts/act.js'
import { Frame, Section } from '../parts/page.js'
import { Choose } from './choose.js'
import { Requests } from './requests.js'

const REFRESH_MILLIS = 2_000

export const Page = () => {
  const live = useAnswer(() => ask('SendAgain', 'list'), [], REFRESH_MILLIS)
  return h(Frame, { title: 'Send again', intro: 'For a partner that has lost what it was given, say because it restored its system. It gets the same copies once more, marked as repeats; senders get no second receipt.' },
    h(RoleNote, { needs: 'OPERATOR' }, 'You see what was sent again. Only operators and releasers send again and stop it.'),
    h(Section, { title: 'What to send' }, h(Choose, { again: live.again })),
    h(Section, { title: 'Requests' }, h(Requests, { live })))
}
