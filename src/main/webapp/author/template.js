// @ts-check
/** What a new question begins with: a whole one that is proven, to be written over. */

/** @param {string} id */
export const template = (id) => `id: ${id}
type: choice
difficulty: easy
title:
  en: What the third segment acknowledges
  ko: 세 번째 세그먼트가 확인하는 번호
claims: [third-ack]
misconceptions: [ack-is-last-byte]
rfc: ["3.5"]
task:
  en: |
    B's SYN,ACK had the sequence number 300. Which acknowledgment number does A send?
  ko: |
    B가 보낸 SYN,ACK의 순서 번호는 300입니다. A는 어떤 확인 응답 번호를 보냅니까?
options:
  - en: "301"
    ko: "301"
    right: true
  - en: "300"
    ko: "300"
    misconception: ack-is-last-byte
    feedback:
      en: The SYN takes the number 300, so 301 is the next one that A expects.
      ko: SYN이 300번을 차지하므로 A가 다음에 받을 번호는 301입니다.
  - en: "101"
    ko: "101"
    feedback:
      en: Each direction counts on its own.
      ko: 방향마다 번호를 따로 셉니다.
explanation:
  en: An acknowledgment number is the next number that its sender expects.
  ko: 확인 응답 번호는 이를 보내는 쪽이 다음에 받을 번호입니다.
`;
