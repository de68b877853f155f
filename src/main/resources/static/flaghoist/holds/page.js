// What two people have to decide about.
import { h } from '../host.js'
import { useShown } from '../address.js'
import { RoleNote } from '../parts/act.js'
import { Frame } from '../parts/page.js'
import { Hold } from './hold.js'
import { Holds } from './holds.js'

export const Page = () => {
  const shown = useShown()
  if (shown) return h(Hold, { key: shown, id: shown })
  return h(Frame, { title: 'Holds', intro: 'Copies that are sent only when two releasers agree. Until then the recipient does not get them.' },
    h(RoleNote, { needs: 'RELEASER' }, 'You see what is held and who has decided. Only releasers release and refuse.'),
    h(Holds))
}
